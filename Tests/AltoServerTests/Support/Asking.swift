import Alto
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import AltoServer

/// A router that is asked without a network.
typealias Routes = Application<RouterResponder<AltoContext>>

extension Routes {
    init(of router: Router<AltoContext>, logger: Logger = LogLines().logger) {
        self.init(router: router, logger: logger)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> TestResponse {
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        return try await test(.router) { [fields] client in
            let body = body.map { ByteBuffer(bytes: $0) }
            return try await client.execute(uri: path, method: method, headers: fields, body: body)
        }
    }

    /// One middleware before a route of any method at `/x`, which answers "done". Problems are told as the service
    /// tells them.
    static func behind(
        _ middleware: some RouterMiddleware<AltoContext>,
        route: @escaping @Sendable (Request, AltoContext) async throws -> Response = { _, _ in .done }
    ) -> Routes {
        let router = Router(context: AltoContext.self)
        router.add(middleware: ProblemMiddleware(allowed: AllowedMethods()) { _, _ in nil })
        router.add(middleware: middleware)
        for method in [HTTPRequest.Method.get, .head, .post, .delete] { router.on("x", method: method, use: route) }
        return Routes(of: router)
    }
}

extension Response {
    static var done: Response { Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "done"))) }
}

extension TestResponse {
    var text: String { String(buffer: body) }
    var bytes: [UInt8] { Array(buffer: body) }

    /// Empty where the body is no object.
    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]) ?? [:]
    }

    /// The code of a problem; nil for any other answer.
    var code: String? { headers[.contentType] == "application/problem+json" ? json["code"] as? String : nil }

    func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
}
