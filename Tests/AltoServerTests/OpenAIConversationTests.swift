import Alto
import AltoTesting
import Testing

/// OpenAI's own client, unchanged, in a conversation over the network.
@Suite struct OpenAIConversationTests {
    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `a conversation with two pictures is held, streamed, and a client that goes away stops the model`()
        async throws
    {
        let engine = FakeEngine(), model = FakeConversationModel()
        model.say { script in
            script.replies = [
                ["The first ", "is red, ", "the second ", "blue."], ["It is ", "red."], ["Yes, ", "it is red."],
                ["An answer ", "without ", "an end."],
            ]
            script.pause = { [weak model] piece in
                let asked = model?.given.conversations.last?.messages.last?.text ?? ""
                if asked.hasSuffix("Slow"), piece > 0 { try await Task.sleep(for: .seconds(3600)) }
                while asked.hasSuffix("Stopped?"), model?.given.stopped == 0 {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
        }
        engine.say { $0.conversation = model }
        let told = try await BrowserBench.run("conversation.py", in: "Service", engine) { _ in }
        #expect(told.exitCode == 0, "\(told.output)")
        for part in ["conversation", "problems", "gone"] { #expect(told.output.contains("ok: \(part)\n")) }
        let given = model.given
        #expect(given.conversations.prefix(3).map(\.pictureCount) == [2, 2, 2])
        #expect(given.conversations.prefix(3).map(\.messages.count) == [1, 3, 5])
        #expect(given.settings.first?.seed == 3 && given.settings.first?.stop == ["\n\n"])
    }
}
