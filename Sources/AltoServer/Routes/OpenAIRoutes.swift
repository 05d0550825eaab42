import Alto
import Hummingbird

/// Text to speech as OpenAI's clients ask for it; their conversations are `ChatRoutes`.
struct OpenAIRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    static func contain(_ path: String) -> Bool { path.hasPrefix("/v1/chat/") || path.hasPrefix("/v1/audio/") }

    func add(to group: RouterGroup<AltoContext>) {
        group.post("audio/speech") { request, context in
            let json = try JSONFields(try await requestReader.words(of: request, context))
            let voice = try json.text("voice") ?? "alloy"
            let speech = SpeechRequest(
                text: try json.required("input"),
                // OpenAI's names stand for the best voice there is.
                voice: voice.contains("/") ? voice : nil, rate: try json.number("speed") ?? 1,
                format: try json.text("response_format").map { try SoundFormat(fileExtension: $0) } ?? .mp3)
            return try await SpeechRoutes.response(to: speech, by: engine)
        }
    }
}
