import Foundation

/// One line on a terminal that tells how far a long run is: count, rate, time left.
struct Progress {
    private let total: Int
    private let started = ContinuousClock.now
    private let isShown: Bool
    private var done = 0

    init(total: Int) {
        self.total = total
        isShown = total > 1 && Terminal.errorIsTerminal
    }

    mutating func advance() {
        done += 1
        guard isShown else { return }
        let seconds = started.duration(to: .now) / .seconds(1)
        Terminal.write("\r\u{1B}[K" + Self.line(done: done, total: total, seconds: seconds), to: STDERR_FILENO)
        if done == total { clear() }
    }

    /// Takes the line away, so that something else can be printed.
    func clear() {
        if isShown { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    static func line(done: Int, total: Int, seconds: Double) -> String {
        let rate = seconds > 0 ? Double(done) / seconds : 0
        let left = rate > 0 ? Double(total - done) / rate : 0
        let bar = bar(filled: total > 0 ? barWidth * done / total : barWidth)
        return "\(bar) \(done) of \(total), \(String(format: "%.1f", rate)) a second, \(duration(left)) left"
    }

    static let barWidth = 20

    static func bar(filled: Int) -> String {
        "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: barWidth - filled))]"
    }

    static func duration(_ seconds: Double) -> String {
        let seconds = Int(min(seconds, 359_999).rounded(.up))
        return seconds < 60
            ? "\(seconds) s"
            : seconds < 3600 ? "\(seconds / 60) min \(seconds % 60) s" : "\(seconds / 3600) h \(seconds / 60 % 60) min"
    }
}
