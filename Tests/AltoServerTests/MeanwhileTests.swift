import Alto
import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Testing

/// What the page does while a picture is described, and with the picture afterwards (Tests/Browser/meanwhile.py).
@Suite struct MeanwhileTests {
    @Test(.enabled(if: BrowserBench.isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `progress is heard while the slowest observer works, and the picture can be asked about`() async throws {
        let engine = Self.slowEngine()
        let told = try await BrowserBench.run("meanwhile.py", engine)
        #expect(told.exitCode == 0, "\(told.output)")
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
}
