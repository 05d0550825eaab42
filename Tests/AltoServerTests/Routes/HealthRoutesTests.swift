import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/healthz`, `/readyz` and `/metrics`.
@Suite struct HealthRoutesTests {
    @Test(arguments: [("/healthz", "ok"), ("/readyz", "ready")])
    func `whoever watches needs no key`(path: String, status: String) async throws {
        let answer = try await Bench { $0.host = "0.0.0.0" }.ask(.get, path)
        #expect(answer.status == .ok && answer.text == "{\"status\":\"\(status)\"}")
    }

    @Test func `a look at the head alone is answered without a body`() async throws {
        let answer = try await Bench().ask(.head, "/healthz")
        #expect(answer.status == .ok && answer.bytes.isEmpty)
    }

    @Test func `requests are counted by pattern, and descriptions by state`() async throws {
        let bench = try Bench()
        let id = try await bench.described()
        _ = try await bench.ask(.post, "/v1/descriptions", Bitmaps.redAndBlue())
        _ = try await bench.ask(.get, "/v1/descriptions/\(id)")
        _ = try await bench.ask(.get, "/v1/nothing")
        let metrics = try await bench.ask(.get, "/metrics")
        #expect(metrics.status == .ok)
        #expect(metrics.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let lines = metrics.text.split(separator: "\n")
        for line in [
            #"alto_requests_total{method="POST",endpoint="/v1/descriptions",status="202"} 2"#,
            #"alto_jobs{state="queued"} 1"#, #"alto_jobs{state="done"} 1"#, #"alto_jobs{state="failed"} 0"#,
        ] { #expect(lines.contains { $0 == line }, "\(line)") }
        // Whatever a stranger asks for makes no new row.
        #expect(lines.contains { $0.contains(#"method="GET""#) && $0.hasSuffix(#"status="404"} 1"#) })
        #expect(!metrics.text.contains(id) && !metrics.text.contains("nothing"))
    }
}
