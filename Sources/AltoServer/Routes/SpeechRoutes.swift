import Alto
import Foundation
import Hummingbird

/// `/v1/speech`: text to sound, streamed.
struct SpeechRoutes: Sendable {
    let engine: any Engine
    let requestReader: RequestReader

    func add(to group: RouterGroup<AltoContext>) {
        group.post("speech") { request, context in
            let json = try JSONFields(try await requestReader.words(of: request, context))
            var speech = SpeechRequest(text: try json.required("text"))
            speech.isSSML = try json.flag("ssml") ?? false
            speech.language = try json.text("language") ?? speech.language
            speech.voice = try json.text("voice")
            speech.rate = try json.number("rate") ?? 1
            let format = try json.text("format").map { try SoundFormat(fileExtension: $0) }
            speech.format = format ?? .accepted(request.headers[.accept]) ?? .mp3
            return try await Self.response(to: speech, by: engine)
        }
    }

    /// Sound as it is made. What goes wrong before the first of it is a problem; afterwards the connection breaks off.
    static func response(to speech: SpeechRequest, by engine: any Engine) async throws -> Response {
        let (first, rest) = try await engine.speak(speech).begun()
        guard let first else { throw Problem(.textEmpty, "There is nothing to say in this text.") }
        return Response(
            status: .ok, headers: [.contentType: speech.format.mediaType],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(bytes: first))
                for try await piece in rest { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }
}

extension AsyncThrowingStream where Element: Sendable, Failure == any Error {
    /// The first element, and the rest as a stream: so that what goes wrong at once is known before anything is answered.
    fileprivate func begun() async throws -> (first: Element?, rest: AsyncThrowingStream<Element, any Error>) {
        let (first, feed) = AsyncThrowingStream<Element?, any Error>.makeStream()
        let (rest, continuation) = AsyncThrowingStream.makeStream(of: Element.self)
        let work = Task {
            var isFirst = true
            do {
                for try await element in self {
                    if isFirst { feed.yield(element) } else { continuation.yield(element) }
                    isFirst = false
                }
                if isFirst { feed.yield(nil) }
                continuation.finish()
            } catch {
                if isFirst { feed.finish(throwing: error) }
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in work.cancel() }
        for try await element in first { return (element, rest) }
        throw CancellationError()
    }
}
