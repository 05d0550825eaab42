import AltoHTTP
import Testing

@Suite struct RetryPolicyTests {
    private struct Trouble: Retriable {
        var isWorthAnotherTry = true
        var wantedPause: Double?
    }

    @Test func `pauses double up to a limit and are spread`() {
        var policy = RetryPolicy(firstPause: 1, longestPause: 10, jitter: { 0 })
        #expect([1, 2, 3, 4, 5, 6].map { policy.pause(after: $0, Trouble()) } == [0.5, 1, 2, 4, 5, 5])
        policy.jitter = { 1 }
        #expect(policy.pause(after: 3, Trouble()) == 4)
    }

    @Test func `a server may ask for a pause, but not for any`() {
        let policy = RetryPolicy()
        #expect(policy.pause(after: 1, Trouble(wantedPause: 7)) == 7)
        #expect(policy.pause(after: 1, Trouble(wantedPause: 1e9)) == 60)
        #expect(policy.pause(after: 1, Trouble(wantedPause: -5)) == 0)
    }

    @Test func `what is of no use to try again is thrown at once`() async {
        var tries = 0
        await #expect(throws: Trouble.self) {
            try await RetryPolicy().run {
                tries += 1
                throw Trouble(isWorthAnotherTry: false)
            }
        }
        #expect(tries == 1)
    }
}
