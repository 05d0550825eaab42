import Synchronization
import Testing

@testable import AltoServer

@Suite struct RateLimiterTests {
    private final class Clock: Sendable {
        let time = Mutex(0.0)
        func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
    }

    @Test func `a quarter of a minute's requests may come at once, then one by one`() {
        let clock = Clock()
        let limiter = RateLimiter(requestsAMinute: 12) { clock.time.withLock { $0 } }
        #expect((0..<4).map { _ in limiter.ask("a").isAdmitted } == [true, true, true, false])
        #expect(limiter.ask("a").wait == 5)
        clock.pass(5)
        #expect((0..<2).map { _ in limiter.ask("a").isAdmitted } == [true, false])
        clock.pass(3_600)
        #expect(limiter.ask("a").left == 2)
    }

    @Test func `one client is nothing to another`() {
        let limiter = RateLimiter(requestsAMinute: 4) { 0 }
        #expect(limiter.ask("a").isAdmitted && !limiter.ask("a").isAdmitted && limiter.ask("b").isAdmitted)
    }

    @Test func `a clock that goes back takes nothing away`() {
        let clock = Clock()
        let limiter = RateLimiter(requestsAMinute: 12) { clock.time.withLock { $0 } }
        _ = limiter.ask("a")
        clock.pass(-100)
        #expect(limiter.ask("a").left == 1)
    }
}
