import Alto
import Dispatch
import Foundation

/// Lines of standard input, read when one is asked for, on a thread of their own.
final class LineReader: Sendable {
    private let queue = DispatchQueue(label: "alto.lines")
    /// A line that is longer is nobody's question.
    static let longest = 64 << 10

    /// - Returns: nil at the end.
    func next() async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Self.read()) }
        }
    }

    private static func read() -> String? {
        guard let line = readLine() else { return nil }
        return line.utf8.count <= longest ? line : String(line.prefix(longest / 4))
    }
}
