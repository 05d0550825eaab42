import Alto
import AltoStore
import AltoTesting
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import AltoServer

/// The service at the depth of its router: all routes and middleware, a fake engine, no network. Pictures wait until
/// `work` is called.
struct Bench {
    let engine = FakeEngine()
    let service: AltoService
    private let folder = TemporaryFolder()
    private let routes: Routes

    struct NothingWaits: Error {}

    init(
        logger: Logger = LogLines().logger, blobs: (any BlobStore)? = nil,
        _ change: (inout ServerSettings) -> Void = { _ in }
    ) throws {
        var settings = ServerSettings(folder: folder.url.appending(path: "service"))
        change(&settings)
        service = try AltoService(settings: settings, engine: engine, blobs: blobs, logger: logger)
        routes = Routes(of: service.router(), logger: logger)
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]? = nil, headers: [String: String] = [:]
    ) async throws -> TestResponse {
        try await routes.ask(method, path, body, headers: headers)
    }

    func post(_ path: String, json: String, headers: [String: String] = [:]) async throws -> TestResponse {
        try await ask(.post, path, Array(json.utf8), headers: Self.typed("application/json", headers))
    }

    func post(_ path: String, _ form: Form, headers: [String: String] = [:]) async throws -> TestResponse {
        try await ask(.post, path, form.body, headers: Self.typed(Form.type, headers))
    }

    private static func typed(_ type: String, _ headers: [String: String]) -> [String: String] {
        headers.merging(["Content-Type": type]) { given, _ in given }
    }

    /// Describes one picture that waits, or that comes soon.
    func work() async throws {
        for _ in 0..<2_000 {
            if let claim = try await service.jobs.claim() { return try await service.workers.finish(claim) }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw NothingWaits()
    }

    /// - Returns: the id of a picture that was described.
    func described(_ query: String = "") async throws -> String {
        let made = try await ask(.post, "/v1/descriptions" + query, Bitmaps.redAndBlue())
        try await work()
        return try #require(made.json["id"] as? String)
    }

    /// The names of all that lies in the folder of blobs.
    var blobs: [String] {
        let found = FileManager.default.enumerator(atPath: folder.path("service/blobs"))
        return found?.allObjects.compactMap { $0 as? String }.filter { $0.contains("/") } ?? []
    }

    /// A path with a signature of the service's own.
    func signed(_ method: String, _ path: String, lifetime: Duration = .seconds(60)) throws -> String {
        let keys = try LinkKeys.load(folder.url.appending(path: "service/link-keys.json"))
        return SignedLinks(keys: keys).sign(method, path, lifetime: lifetime)
    }

    /// A key of an owner, for a service that others reach.
    func key(of owner: String) async throws -> [String: String] {
        let keys = try SQLiteAPIKeys(path: folder.url.appending(path: "service/keys.sqlite"))
        return ["Authorization": "Bearer \(try await keys.create(owner))"]
    }
}

/// A form with files, as browsers send it.
struct Form {
    static let type = "multipart/form-data; boundary=B"
    private(set) var body = Array("--B--\r\n".utf8)

    init(_ fields: [String: String] = [:], picture: [UInt8]? = nil) {
        var parts: [UInt8] = []
        for (name, value) in fields {
            parts += Array("--B\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        if let picture {
            parts += Array("--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.bmp\"\r\n\r\n".utf8)
            parts += picture + Array("\r\n".utf8)
        }
        body = parts + body
    }
}
