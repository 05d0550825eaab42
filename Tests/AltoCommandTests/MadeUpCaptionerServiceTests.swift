import Alto
import AltoModels
import AltoStore
import AltoTesting
import ArgumentParser
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Testing

@testable import AltoCommand
@testable import AltoServer

/// The service with its own engine, in which a made-up captioner is registered; asked without a network.
@Suite struct MadeUpCaptionerServiceTests {
    private let folder = TemporaryFolder()
    private let service: AltoService
    private static let config = #"{"model_type": "made-up"}"#

    init() throws {
        try folder.write(Self.config, to: "gull/config.json")
        let settings = ServerSettings(folder: folder.url.appending(path: "service"))
        let engine = try ServerEngine(
            settings: settings, program: Program.executable, textLanguages: "eng",
            caption: try CaptionOptions.parse(["--model", folder.path("gull")]), registry: .withMadeUp)
        service = try AltoService(settings: settings, engine: engine, logger: Self.logger)
    }

    private static var logger: Logger {
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        return logger
    }

    private func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8] = []
    ) async throws -> (status: Int, json: [String: Any]) {
        try await Application(router: service.router(), logger: Self.logger).test(.router) { client in
            let response = try await client.execute(uri: path, method: method, body: ByteBuffer(bytes: body))
            let json = try JSONSerialization.jsonObject(with: Data(response.body.readableBytesView)) as? [String: Any]
            return (response.status.code, json ?? [:])
        }
    }

    @Test func `its caption is in the description`() async throws {
        let made = try await ask(.post, "/v1/descriptions?observers=caption&audio=none", Bitmaps.redAndBlue())
        try await service.workers.finish(try #require(try await service.jobs.claim()))
        let job = try await ask(.get, "/v1/descriptions/\(try #require(made.json["id"] as? String))")
        #expect(job.json["status"] as? String == "done")
        let caption = (job.json["description"] as? [String: Any])?["caption"] as? [String: Any]
        #expect(caption?["text"] as? String == "120 columns of pixels" && caption?["model"] as? String == "gull")
    }

    @Test func `it is among the models`() async throws {
        let models = try await ask(.get, "/v1/models").json["data"] as? [[String: Any]]
        let found = try #require(models?.first { $0["id"] as? String == "sea/gull" })
        #expect(found["purpose"] as? String == "counts columns" && found["installed"] as? Bool == false)
    }

    @Test func `a client's second model is an installed one, never a folder beside the service`() async throws {
        let owner = "alto-\(UUID().uuidString)", name = "\(owner)/gull"
        let place = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: name)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place.deletingLastPathComponent()) }
        try Data(Self.config.utf8).write(to: place.appending(path: "config.json"))
        // Whoever runs the program may name it so.
        let own = try CaptionOptions.parse(["--model", folder.path("gull"), "--second-model", name])
        #expect(try own.catalog(registry: .withMadeUp).observer(try #require(own.choice)) is AgreeingCaptioners)

        let answer = try await ask(.post, "/v1/descriptions?secondModel=\(name)", Bitmaps.redAndBlue())
        #expect(answer.json["code"] as? String == "model_missing")
        #expect((answer.json["title"] as? String)?.contains("\(name) is not installed") == true)
    }
}
