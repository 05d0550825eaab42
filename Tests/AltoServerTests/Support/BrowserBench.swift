import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Testing

/// A service beside a fake engine on a port of its own, used by headless Chromium (Tests/Browser).
enum BrowserBench {
    static let isReady = PythonScript.isReady && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    /// Runs a script of Tests/Browser, or of another folder of Tests, with the service's address, a picture and the folder for screenshots.
    static func run(
        _ script: String, in place: String = "Browser", _ engine: FakeEngine, key owner: String? = nil,
        _ change: (inout ServerSettings) -> Void = { _ in }
    ) async throws -> (exitCode: Int32, output: String) {
        let folder = TemporaryFolder()
        let picture = URL(filePath: folder.path("picture.bmp"))
        try Data(Bitmaps.redAndBlue()).write(to: picture)
        var settings = ServerSettings(folder: URL(filePath: folder.path("service")))
        settings.port = 0
        change(&settings)
        let service = try AltoService(settings: settings, engine: engine, logger: LogLines().logger)
        var more = [Shared.screenshots.first ?? ""]
        if let owner {
            more.append(try await SQLiteAPIKeys(path: settings.folder.appending(path: "keys.sqlite")).create(owner))
        }
        let (ports, port) = AsyncStream<Int>.makeStream()
        let running = Task { try await service.run { port.yield($0) } }
        defer { running.cancel() }
        for await port in ports {
            return try await ended("\(place)/\(script)", ["http://127.0.0.1:\(port)", picture.path] + more)
        }
        return (-1, "The service did not start.")
    }

    /// Not waited for on a thread that the service needs.
    private static func ended(_ script: String, _ arguments: [String]) async throws -> (exitCode: Int32, output: String)
    {
        try await withCheckedThrowingContinuation { ended in
            Thread.detachNewThread { ended.resume(with: Result { try PythonScript.run(script, arguments) }) }
        }
    }
}
