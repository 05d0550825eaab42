import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import AltoServer

@Suite struct RequestLogTests {
    @Test func `a request is one line, without its path and query`() async throws {
        let lines = LogLines()
        let router = Router(context: AltoContext.self)
        router.add(middleware: RequestLog(metrics: Metrics()))
        router.get("people/:name") { _, _ in Response(status: .accepted) }
        _ = try await Routes(router: router, logger: lines.logger).ask(.get, "/people/anna?consent=secret")
        let line = try #require(lines.all.first { $0.hasPrefix("request ") })
        #expect(line.contains("endpoint=/people/{name} method=GET milliseconds=") && line.hasSuffix("status=202"))
        #expect(!line.contains("anna") && !line.contains("secret"))
    }

    @Test func `requests are counted with their answers and their time`() async throws {
        let metrics = Metrics()
        let routes = Routes.behind(RequestLog(metrics: metrics))
        for _ in 0..<2 { _ = try await routes.ask(.post, "/x?name=anna") }
        let text = metrics.text(jobs: [:])
        #expect(text.contains(#"alto_requests_total{method="POST",endpoint="/x",status="200"} 2"#))
        #expect(text.contains(#"alto_request_seconds_count{endpoint="/x"} 2"#))
        #expect(!text.contains("anna"))
    }
}
