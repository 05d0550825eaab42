import Alto
import Dispatch
import Foundation
import Synchronization

/// Lines of standard input, or of another descriptor, read when one is asked for, on a thread of their own.
final class LineReader: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "alto.lines")
    /// What was read behind the last line.
    private let rest = Mutex<[UInt8]>([])
    /// Bytes. A line that is longer is nobody's question: it is cut.
    static let longest = 64 << 10

    init(descriptor: Int32 = STDIN_FILENO) { self.descriptor = descriptor }

    /// - Returns: nil at the end.
    func next() async -> String? {
        await withCheckedContinuation { (continuation: CheckedContinuation<String?, Never>) in
            queue.async { continuation.resume(returning: self.read()) }
        }
    }

    private func read() -> String? {
        rest.withLock { rest in
            while true {
                if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = String(decoding: rest[..<end].prefix(Self.longest), as: UTF8.self)
                    rest.removeSubrange(...end)
                    return line
                }
                var piece = [UInt8](repeating: 0, count: 4096)
                let count = unsafe piece.withUnsafeMutableBytes {
                    unsafe Foundation.read(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    defer { rest = [] }
                    return rest.isEmpty ? nil : String(decoding: rest.prefix(Self.longest), as: UTF8.self)
                }
                // Beyond the longest line nothing is kept but its end.
                rest += rest.count > Self.longest ? piece[..<count].drop { $0 != UInt8(ascii: "\n") } : piece[..<count]
            }
        }
    }
}
