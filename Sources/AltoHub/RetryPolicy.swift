import Alto

/// How often a request is tried again, and after what pause: doubled each time, with jitter, so that many clients
/// of a hub in trouble do not come back together.
struct RetryPolicy: Sendable {
    /// Tries without any gain before giving up.
    var attempts = 5
    /// Seconds before the second try.
    var firstPause = 0.5
    var longestPause = 20.0
    /// The longest pause that a hub may ask for, in seconds.
    var longestWish = 60.0
    var timekeeper = Timekeeper.continuous
    /// From 0 up to 1.
    var jitter: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// Seconds to wait after the given number of failures (1 or more): between half of the doubled pause and all of it.
    func pause(after failures: Int, _ error: HubError) -> Double {
        if case .busy(_, let wish?) = error { return min(max(0, wish), longestWish) }
        var pause = firstPause
        for _ in 1..<max(2, failures) where failures > 1 { pause = min(pause * 2, longestPause) }
        return pause * (0.5 + jitter() / 2)
    }

    /// Waits before the next try.
    ///
    /// - Throws: the error, when it is of no use to try again or there were tries enough.
    func wait(after failures: Int, _ error: HubError) async throws {
        guard error.isWorthAnotherTry, failures < attempts else { throw error }
        try await timekeeper.sleep(.seconds(pause(after: failures, error)))
    }

    func run<Result>(_ work: () async throws -> Result) async throws -> Result {
        var failures = 0
        while true {
            do {
                return try await work()
            } catch let error as HubError {
                failures += 1
                try await wait(after: failures, error)
            }
        }
    }
}
