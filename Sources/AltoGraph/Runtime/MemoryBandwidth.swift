import Foundation
import Synchronization

/// How fast this machine reads memory: what a model that writes word by word waits for.
package enum MemoryBandwidth {
    /// Bytes a second of all cores together; takes about a third of a second.
    ///
    /// Each core searches bytes that are not there in memory of its own, larger than any cache.
    package static func measure(cores: Int = Processor.current.cores, bytes: Int = 256 << 20, rounds: Int = 3) -> Double
    {
        let share = max(1, bytes / max(1, cores))
        let buffers = (0..<max(1, cores)).map { _ in Buffer(share) }
        var best = 0.0
        for _ in 0..<max(1, rounds) {
            let clock = ContinuousClock()
            let time = clock.measure {
                DispatchQueue.concurrentPerform(iterations: buffers.count) { buffers[$0].read() }
            }
            best = max(best, Double(share * buffers.count) / max(time / .seconds(1), 1e-9))
        }
        return best
    }

    private final class Buffer: Sendable {
        private let bytes: [UInt8]
        /// Kept, so that no compiler leaves the reading out.
        private let found = Atomic<Int>(0)

        // Ones, written one by one: pages that nobody wrote are all the same page.
        init(_ count: Int) { bytes = [UInt8](repeating: 1, count: count) }

        func read() {
            let index = unsafe bytes.withUnsafeBytes { bytes -> Int in
                guard let start = bytes.baseAddress, let hit = unsafe memchr(start, 2, bytes.count) else { return 0 }
                return unsafe start.distance(to: UnsafeRawPointer(hit))
            }
            found.store(index, ordering: .relaxed)
        }
    }
}
