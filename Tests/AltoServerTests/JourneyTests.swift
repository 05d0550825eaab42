import Alto
import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Testing

/// From one tap to the answer: by keyboard, by phone, with a screen reader, by ear, with a key
/// (Tests/Browser/journeys.py, keys.py).
@Suite struct JourneyTests {
    @Test(.enabled(if: BrowserBench.isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `choosing a picture is all there is to do, whoever does it`() async throws {
        let told = try await BrowserBench.run("journeys.py", Self.engine())
        #expect(told.exitCode == 0, "\(told.output)")
        for journey in [
            "keyboard", "phone", "screen reader", "ear", "blocked", "left and found again", "found", "given",
        ] {
            #expect(told.output.contains("ok: \(journey)\n"))
        }
    }

    @Test(.enabled(if: BrowserBench.isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `a key is asked for, told when it is wrong, and given back; over plain http everything works`() async throws {
        let told = try await BrowserBench.run("keys.py", Self.engine(), key: "phone") { $0.host = "0.0.0.0" }
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(told.output.contains("ok: keys\n") && told.output.contains("ok: plain http\n"))
    }

    /// Finds something of every kind, with a flaw and a secret; its voice speaks for two seconds. A brief description
    /// is held back until a person of the name "heard" is deleted.
    private static func engine() -> FakeEngine {
        let engine = FakeEngine()
        engine.say { script in
            script.description = .plain(quality: [.blurred])
                .with(caption: "a man on the moon", confidence: 0.9).with(faces: "Ann", nil)
                .with(blocks: [("Open daily. Closed on Sundays.", "en"), ("Heute geschlossen.", "de")])
                .with(
                    codes: (.qr, "https://example.org/menu/7?table=3"), (.qr, "WIFI:S:Home;T:WPA;P:hunter2;;"),
                    (.qr, "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP"), (.qr, "https://аррӏе.example/"))
            script.altText = "A man on the moon."
            script.sounds = [.mp3: Data(Sounds.tone(seconds: 2)), .wav: Data(Sounds.tone)]
            script.speech = [Sounds.tone(seconds: 0.5)]
            script.pause = { [weak engine] request in
                guard request.detail == .brief else { return }
                let asked = engine?.asked.descriptions.count { $0.request.detail == .brief } ?? 0
                while let engine, engine.asked.forgotten.count < asked {
                    do { try await Task.sleep(for: .milliseconds(20)) } catch { return }
                }
            }
        }
        return engine
    }
}
