package import Alto

/// How often a request is tried again, and after what pause: doubled each time, with jitter, so that many clients
/// of a server in trouble do not come back together.
package struct RetryPolicy: Sendable {
    /// Tries without any gain before giving up.
    package var attempts: Int
    /// Seconds before the second try.
    package var firstPause: Double
    package var longestPause: Double
    /// The longest pause that a server may ask for, in seconds.
    package var longestWish: Double
    package var clock: MonotonicClock
    /// From 0 up to 1.
    package var jitter: @Sendable () -> Double

    package init(
        attempts: Int = 5, firstPause: Double = 0.5, longestPause: Double = 20, longestWish: Double = 60,
        clock: MonotonicClock = .continuous, jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
    ) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.longestWish = longestWish
        self.clock = clock
        self.jitter = jitter
    }

    /// Seconds to wait after the given number of failures (1 or more): between half of the doubled pause and all of it.
    package func pause(after failures: Int, _ error: some Retriable) -> Double {
        if let wish = error.wantedPause { return min(max(0, wish), longestWish) }
        var pause = firstPause
        for _ in 1..<max(2, failures) where failures > 1 { pause = min(pause * 2, longestPause) }
        return pause * (0.5 + jitter() / 2)
    }

    /// Waits before the next try.
    ///
    /// - Throws: the error, when it is of no use to try again or there were tries enough.
    package func wait(after failures: Int, _ error: some Retriable) async throws {
        guard error.isWorthAnotherTry, failures < attempts else { throw error }
        try await clock.sleep(.seconds(pause(after: failures, error)))
    }

    package func run<Result>(_ work: () async throws -> Result) async throws -> Result {
        var failures = 0
        while true {
            do {
                return try await work()
            } catch let error as any Retriable {
                failures += 1
                try await wait(after: failures, error)
            }
        }
    }
}
