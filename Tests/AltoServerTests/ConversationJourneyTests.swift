import Alto
import AltoServer
import AltoStore
import AltoTesting
import Foundation
import Testing

/// A conversation with a picture, in the page (Tests/Browser/conversation.py).
@Suite struct ConversationJourneyTests {
    @Test(.enabled(if: BrowserBench.isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `a picture is talked about, by keyboard and by ear, and what was said is found again`() async throws {
        let engine = Self.engine()
        let told = try await BrowserBench.run("conversation.py", engine)
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(told.output.contains("ok: conversation by keyboard\n"))
        #expect(told.output.contains("ok: conversation by ear\n"))
        let asked = engine.asked.conversations
        // The suggested question comes with the first; what was said before comes with the second.
        #expect(asked.prefix(2).map { $0.request.turns.count } == [1, 3])
        #expect(asked.last?.request.pictureCount == 2 && asked.allSatisfy { $0.request.language == "en-US" })
        // Heard sentence by sentence.
        let spoken = engine.asked.speeches.map(\.text)
        #expect(spoken.contains("There is Ann.") && spoken.contains("She waves."))
    }

    /// Its model answers in the order of the script; the second piece of "She goes away." comes when a person of the name
    /// "heard" is deleted.
    private static func engine() -> FakeEngine {
        let engine = FakeEngine(), model = FakeConversationModel()
        model.say { script in
            script.replies = [
                ["There is Ann.", " She", " waves."], ["Yes."], ["She goes ", "away."],
                ["There is Ann.", " She", " waves."],
                ["There are 2 pictures."],
            ]
            script.pause = { [weak engine, weak model] piece in
                guard model?.given.conversations.count == 3, piece == 1 else { return }
                while engine?.asked.forgotten.isEmpty == true { try await Task.sleep(for: .milliseconds(20)) }
            }
        }
        engine.say { script in
            script.conversation = model
            script.description = .plain().with(caption: "a man on the moon", confidence: 0.9).with(faces: "Ann")
                .with(blocks: [("Open daily. Closed on Sundays.", "en")])
            script.sounds = [.mp3: Data(Sounds.tone), .wav: Data(Sounds.tone)]
            script.speech = [Sounds.tone(seconds: 0.5)]
        }
        return engine
    }
}
