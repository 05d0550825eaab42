import Alto

/// How far a download is.
package struct PullProgress: Hashable, Sendable {
    package enum Phase: Hashable, Sendable {
        /// The hub is asked what there is.
        case asking
        case downloading
        /// Another process is fetching the same file.
        case waiting
        case done
    }

    package let phase: Phase
    /// The file that is being fetched.
    package let file: String?
    /// Bytes that are there, of all files; what was in the cache before counts.
    package let received: Int64
    /// Bytes of all files; 0 until the hub has told.
    package let total: Int64
    /// Bytes a second over the last seconds; nil until it can be told.
    package let rate: Double?

    /// From 0 to 1.
    package var share: Double { total > 0 ? min(1, Double(received) / Double(total)) : 0 }
    /// Seconds that are left at this rate.
    package var secondsLeft: Double? {
        rate.flatMap { $0 > 0 ? Double(max(0, total - received)) / $0 : nil }
    }
}

/// Counts bytes and tells about them, not more often than an eye can follow.
final class PullMeter {
    private let clock: MonotonicClock
    private let tell: (PullProgress) -> Void
    private var phase = PullProgress.Phase.asking
    private var file: String?
    private var total: Int64 = 0
    /// Bytes of the files that are complete.
    private var finished: Int64 = 0
    private var current: Int64 = 0
    private var lastTold = -Double.infinity
    /// When how many bytes had come over the network; the last few seconds.
    private var samples: [(time: Double, fetched: Int64)] = []
    private var fetched: Int64 = 0

    private static let window = 5.0
    private static let pause = 0.1

    init(clock: MonotonicClock, tell: @escaping (PullProgress) -> Void) {
        self.clock = clock
        self.tell = tell
    }

    func announce(total: Int64) {
        self.total = total
        report()
    }

    func begin(_ file: String) {
        self.file = file
        current = 0
        enter(.downloading)
    }

    func enter(_ phase: PullProgress.Phase) {
        self.phase = phase
        report()
    }

    /// - Parameters:
    ///   - position: bytes of the current file that are there.
    ///   - new: how many of them just came over the network.
    func advance(to position: Int64, new: Int64) {
        phase = .downloading
        current = position
        fetched += new
        let now = clock.now
        guard now - lastTold >= Self.pause else { return }
        samples.append((now, fetched))
        samples.removeAll { now - $0.time > Self.window }
        report()
    }

    func finish(size: Int64) {
        finished += size
        current = 0
        report()
    }

    private func report() {
        lastTold = clock.now
        tell(PullProgress(phase: phase, file: file, received: finished + current, total: total, rate: rate))
    }

    private var rate: Double? {
        guard let first = samples.first, let last = samples.last, last.time - first.time >= 0.5 else { return nil }
        return Double(last.fetched - first.fetched) / (last.time - first.time)
    }
}
