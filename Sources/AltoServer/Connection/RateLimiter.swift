import Foundation
import Synchronization

/// A token bucket for each client: so many requests a minute, a burst of a quarter of them at once.
///
/// In the memory of this process: each of several processes admits as many, and a client may have the sum of them.
/// Started anew, all buckets are full.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filled: Double
    }

    let requestsAMinute: Int
    private let rate: Double
    private let burst: Double
    private let clock: @Sendable () -> Double
    private let buckets = Mutex<[String: Bucket]>([:])
    private static let mostClients = 10_000

    init(requestsAMinute: Int, clock: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }) {
        self.requestsAMinute = requestsAMinute
        rate = Double(requestsAMinute) / 60
        burst = max(1, Double(requestsAMinute) / 4)
        self.clock = clock
    }

    /// What is left to a client after its request.
    struct Verdict {
        let isAdmitted: Bool
        /// Requests that it may make at once.
        let left: Int
        /// Seconds until it may make one more, where it may make none.
        let wait: Int

        /// Source: draft-ietf-httpapi-ratelimit-headers-10.
        func headers(requestsAMinute: Int) -> [(name: String, value: String)] {
            [
                ("RateLimit-Policy", "\"requests\";q=\(requestsAMinute);w=60"),
                ("RateLimit", "\"requests\";r=\(left);t=\(max(1, wait))"),
            ]
        }
    }

    func ask(_ client: String) -> Verdict {
        let now = clock(), rate = rate, burst = burst
        return buckets.withLock { buckets in
            // Full buckets say nothing; they are let go before there are too many.
            if buckets.count >= Self.mostClients {
                buckets = buckets.filter { $0.value.tokens + (now - $0.value.filled) * rate < burst }
            }
            var bucket = buckets[client] ?? Bucket(tokens: burst, filled: now)
            bucket.tokens = min(burst, bucket.tokens + max(0, now - bucket.filled) * rate)
            bucket.filled = now
            let isAdmitted = bucket.tokens >= 1
            if isAdmitted { bucket.tokens -= 1 }
            buckets[client] = bucket
            return Verdict(
                isAdmitted: isAdmitted, left: Int(bucket.tokens),
                wait: bucket.tokens >= 1 ? 0 : Int(((1 - bucket.tokens) / rate).rounded(.up)))
        }
    }
}
