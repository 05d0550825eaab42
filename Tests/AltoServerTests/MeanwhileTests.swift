import Alto
import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Testing

/// What the page does while a picture is described, and with the picture afterwards (Tests/Browser/meanwhile.py).
@Suite struct MeanwhileTests {
    private static let isReady =
        PythonScript.isReady && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    @Test(.enabled(if: isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `the first words are heard before the slowest observer has ended, and the picture can be asked about`()
        async throws
    {
        let folder = TemporaryFolder()
        let picture = URL(filePath: folder.path("picture.bmp"))
        try Data(Bitmaps.redAndBlue()).write(to: picture)
        var settings = ServerSettings(folder: URL(filePath: folder.path("service")))
        settings.port = 0
        let engine = Self.slowEngine()
        let service = try AltoService(settings: settings, engine: engine, logger: LogLines().logger)
        let (ports, port) = AsyncStream<Int>.makeStream()
        let running = Task { try await service.run { port.yield($0) } }
        defer { running.cancel() }
        for await port in ports {
            let told = try await Self.page(address: "http://127.0.0.1:\(port)", picture: picture.path)
            #expect(told.exitCode == 0, "\(told.output)")
            break
        }
        #expect(engine.asked.speeches.first?.text == "One person.")
        #expect(engine.asked.questions.map(\.question) == ["How many people are there?"])
    }

    /// Its slowest observer does not end before somebody says that the first words were heard: whoever tries the page deletes a
    /// person of the name "heard" then.
    private static func slowEngine() -> FakeEngine {
        let engine = FakeEngine()
        engine.say { script in
            script.pause = { [weak engine] request in
                while request.detail != .full, engine?.asked.forgotten.map(\.name).contains("heard") == false {
                    do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
                }
            }
        }
        return engine
    }

    /// Not waited for on a thread that the service needs.
    private static func page(address: String, picture: String) async throws -> (exitCode: Int32, output: String) {
        try await withCheckedThrowingContinuation { ended in
            Thread.detachNewThread {
                ended.resume(
                    with: Result {
                        try PythonScript.run("Browser/meanwhile.py", address, picture, Shared.screenshots.first ?? "")
                    })
            }
        }
    }
}
