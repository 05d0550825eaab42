import AltoStore
import Synchronization

/// Counts for Prometheus (text format 0.0.4).
///
/// Requests are counted in the memory of this process, from 0 when it starts: each of several processes is to be
/// asked, and Prometheus sums them up. Jobs are counted in the store: each process tells the same of them.
final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let endpoint: String
        let status: Int
    }

    private struct Sums {
        var requests: [Key: Int] = [:]
        var seconds: [String: (sum: Double, buckets: [Int])] = [:]
    }

    private static let bounds = [0.005, 0.025, 0.1, 0.5, 2, 10, 60]
    private let sums = Mutex(Sums())

    func count(_ method: String, _ endpoint: String, _ status: Int, _ seconds: Double) {
        sums.withLock { sums in
            sums.requests[Key(method: method, endpoint: endpoint, status: status), default: 0] += 1
            var held = sums.seconds[endpoint] ?? (0, Array(repeating: 0, count: Self.bounds.count + 1))
            held.sum += seconds
            held.buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            sums.seconds[endpoint] = held
        }
    }

    func text(jobs: [Job.State: Int]) -> String {
        var lines = [
            "# HELP alto_requests_total Requests answered.", "# TYPE alto_requests_total counter",
        ]
        let sums = sums.withLock { $0 }
        for (key, count) in sums.requests.sorted(by: { "\($0.key)" < "\($1.key)" }) {
            lines.append(
                "alto_requests_total{method=\"\(Self.label(key.method))\",endpoint=\"\(Self.label(key.endpoint))\",status=\"\(key.status)\"} \(count)"
            )
        }
        lines += ["# HELP alto_request_seconds Time to answer.", "# TYPE alto_request_seconds histogram"]
        for (endpoint, held) in sums.seconds.sorted(by: { $0.key < $1.key }) {
            var total = 0
            for (index, count) in held.buckets.enumerated() {
                total += count
                let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
                lines.append(
                    "alto_request_seconds_bucket{endpoint=\"\(Self.label(endpoint))\",le=\"\(bound)\"} \(total)")
            }
            lines.append("alto_request_seconds_sum{endpoint=\"\(Self.label(endpoint))\"} \(held.sum)")
            lines.append("alto_request_seconds_count{endpoint=\"\(Self.label(endpoint))\"} \(total)")
        }
        lines += ["# HELP alto_jobs Descriptions by state.", "# TYPE alto_jobs gauge"]
        for state in [Job.State.queued, .running, .done, .failed] {
            lines.append("alto_jobs{state=\"\(state.rawValue)\"} \(jobs[state] ?? 0)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func label(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
