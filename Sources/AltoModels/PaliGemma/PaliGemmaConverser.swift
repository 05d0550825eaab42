import Alto
import AltoGraph
import Foundation

/// PaliGemma as one who is asked. It knows no conversation: each question is about the last picture, and what was said
/// before is not told to it.
struct PaliGemmaConverser: ConversationModel {
    let name: String
    private let session: PaliGemmaSession

    init(_ request: ConverserRequest) throws(Problem) {
        name = request.name
        var options = CaptionerOptions()
        (options.precision, options.threads) = (request.precision, request.threads)
        session = PaliGemmaSession(
            try PaliGemmaSetup(folder: request.folder, options: options), request)
    }

    func prepare() async throws { try await session.prepare() }

    func reply(to conversation: Conversation, _ settings: ReplySettings) -> AsyncThrowingStream<ReplyEvent, any Error> {
        AsyncThrowingStream { stream in
            let task = Task {
                do {
                    guard let question = Self.question(in: conversation) else {
                        throw Problem(
                            .usage, "The model \(name) answers only about a picture, and there is none.",
                            remedy: "Send a picture with the question.")
                    }
                    let raster = try await question.picture.raster(longestSide: ImageProcessor.longestSide)
                    let size = (width: question.picture.width, height: question.picture.height)
                    try await session.reply(question.text, about: raster, size, settings) { stream.yield($0) }
                    stream.finish()
                } catch {
                    stream.finish(throwing: error)
                }
            }
            stream.onTermination = { _ in task.cancel() }
        }
    }

    /// The last message's text, and the last picture that was shown.
    static func question(in conversation: Conversation) -> (text: String, picture: Picture)? {
        var picture: Picture?
        var text = ""
        for message in conversation.messages where message.role == .user {
            var texts: [String] = []
            for content in message.content {
                switch content {
                case .picture(let shown): picture = shown
                case .text(let said): texts.append(said)
                }
            }
            text = texts.joined(separator: " ")
        }
        return picture.map { (text, $0) }
    }
}

/// The loaded model, one question at a time, on an executor of its own.
private actor PaliGemmaSession {
    private nonisolated let executor = BlockingExecutor(label: "paligemma")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let setup: PaliGemmaSetup
    private let request: ConverserRequest
    private var loaded: PaliGemmaModel?

    init(_ setup: PaliGemmaSetup, _ request: ConverserRequest) { (self.setup, self.request) = (setup, request) }

    func prepare() throws { _ = try model() }

    func reply(
        _ question: String, about raster: Raster, _ size: (width: Int, height: Int), _ settings: ReplySettings,
        _ event: @Sendable (ReplyEvent) -> Void
    ) throws {
        let generation = try setup.settings.adopting(settings)
        let prompt = try setup.prompt(question.allSatisfy(\.isWhitespace) ? nil : question).begin
        let pixels = try setup.input(raster)
        do {
            let model = try model()
            let (text, scores) = try model.read(prompt, seeing: try model.look(at: pixels))
            event(.began(.init(tokens: prompt.count)))
            var generator = TextGenerator(
                TokenGenerator(text, prompt: prompt, generation, scores: scores, draws: settings.draws),
                setup.tokenizer, stopTexts: settings.stop)
            var written = ""
            var found = GeneratedText(tokens: [], logProbabilities: [])
            while let piece = try generator.next() {
                if let token = piece.token {
                    found.tokens.append(token.id)
                    found.logProbabilities.append(token.logProbability)
                }
                written += piece.text
                // Places are told when all is there, by the names that stand with them.
                if !piece.text.isEmpty, !Self.mayBePlaces(written) { event(.text(piece.text)) }
            }
            let answer = PaliGemmaAnswer(written)
            if Self.mayBePlaces(written), !answer.text.isEmpty { event(.text(answer.text)) }
            event(
                .finished(
                    Reply(
                        text: Self.mayBePlaces(written) ? answer.text : written,
                        confidence: CaptionConfidence.confidence(of: found), promptTokens: prompt.count,
                        tokens: found.tokens.count, end: generator.end == .length ? .length : .stop,
                        regions: answer.regions(width: size.width, height: size.height))))
        } catch let error where !(error is CancellationError) {
            throw Problem(ofModel: error)
        }
    }

    private static func mayBePlaces(_ text: String) -> Bool { text.first == "<" }

    private func model() throws -> PaliGemmaModel {
        if let loaded { return loaded }
        let model = try PaliGemmaModel(
            folder: request.folder, precision: request.precision,
            runtime: try Runtime(.init(threads: request.threads)), cache: request.cache)
        loaded = model
        return model
    }
}
