/// The clock that deadlines and timings are taken from. Tests inject one that does not wait.
public struct MonotonicClock: Sendable {
    /// Seconds since an arbitrary beginning; never runs backwards.
    let seconds: @Sendable () -> Double
    package let sleep: @Sendable (Duration) async throws -> Void

    public init(
        seconds: @escaping @Sendable () -> Double, sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.seconds = seconds
        self.sleep = sleep
    }

    /// Seconds since an arbitrary beginning, to be subtracted from one another.
    public var now: Double { seconds() }

    /// The machine's own clock, which goes on while the machine sleeps.
    public static let continuous: MonotonicClock = {
        let clock = ContinuousClock()
        let start = clock.now
        return MonotonicClock(
            seconds: { start.duration(to: clock.now) / .seconds(1) }, sleep: { try await clock.sleep(for: $0) })
    }()
}
