import AltoHub
import Foundation
import Synchronization

/// One line on a terminal that tells how far a download is: share, bytes, rate, time left. Elsewhere, one line a file.
final class PullLine: Sendable {
    private let name: String
    private let isTerminal: Bool
    private let last = Mutex<String>("")

    init(name: String, isTerminal: Bool = Terminal.errorIsTerminal) {
        self.name = name
        self.isTerminal = isTerminal
    }

    func show(_ progress: PullProgress) {
        let text = isTerminal ? Self.line(name, progress) : Self.note(name, progress)
        let isNews = last.withLock { last in
            defer { last = text }
            return last != text
        }
        guard isNews, !text.isEmpty else { return }
        if isTerminal { Terminal.write("\r\u{1B}[K\(text)", to: STDERR_FILENO) } else { Terminal.printError(text) }
    }

    /// Takes the line away, so that something else can be printed.
    func clear() {
        if isTerminal { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    static func line(_ name: String, _ progress: PullProgress) -> String {
        switch progress.phase {
        case .asking: return "\(name): asking the hub"
        case .waiting: return "\(name): another process is fetching \(progress.file ?? "it"); waiting"
        case .done: return ""
        case .downloading: break
        }
        guard progress.total > 0 else { return "\(name): \(progress.file ?? "")" }
        let bar = Progress.bar(filled: Int(Double(Progress.barWidth) * progress.share))
        let count = "\(Bytes.text(progress.received)) of \(Bytes.text(progress.total))"
        let rate = progress.rate.map { ", \(Bytes.text(Int64($0))) a second" } ?? ""
        let left = progress.secondsLeft.map { ", \(Progress.duration($0)) left" } ?? ""
        return "\(name): \(bar) \(Int(progress.share * 100)) %, \(count)\(rate)\(left)"
    }

    /// Without a terminal: only what changes with each file.
    private static func note(_ name: String, _ progress: PullProgress) -> String {
        switch progress.phase {
        case .waiting: line(name, progress)
        case .downloading: progress.file.map { "\(name): fetching \($0)" } ?? ""
        case .asking, .done: ""
        }
    }
}

/// Bytes for people: powers of a thousand, as disks are sold and as the hub shows them.
enum Bytes {
    static func text(_ count: Int64) -> String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var value = Double(max(0, count))
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        if unit == 0 { return "\(count) bytes" }
        return String(format: value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + " \(units[unit])"
    }
}
