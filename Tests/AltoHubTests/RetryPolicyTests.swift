import Testing

@testable import AltoHub

@Suite struct RetryPolicyTests {
    @Test func `pauses double up to a limit and are spread`() {
        var policy = RetryPolicy(firstPause: 1, longestPause: 10, jitter: { 0 })
        #expect([1, 2, 3, 4, 5, 6].map { policy.pause(after: $0, .unreachable) } == [0.5, 1, 2, 4, 5, 5])
        policy.jitter = { 1 }
        #expect(policy.pause(after: 3, .unreachable) == 4)
    }

    @Test func `a hub may ask for a pause, but not for any`() {
        let policy = RetryPolicy()
        #expect(policy.pause(after: 1, .busy(status: 429, wait: 7)) == 7)
        #expect(policy.pause(after: 1, .busy(status: 503, wait: 1e9)) == 60)
        #expect(policy.pause(after: 1, .busy(status: 503, wait: -5)) == 0)
    }
}
