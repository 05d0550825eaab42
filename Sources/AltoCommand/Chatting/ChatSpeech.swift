import Alto
import AltoSpeech

/// Speaks an answer sentence by sentence while the rest of it is still being written.
struct ChatSpeech: Sendable {
    let output: SpeechOutput

    /// Until the last sentence was heard.
    func callAsFunction(_ sentences: AsyncStream<String>) async throws {
        for await sentence in sentences {
            try Task.checkCancellation()
            _ = try await output.speak([Utterance(sentence)], fileName: "answer")
        }
    }
}
