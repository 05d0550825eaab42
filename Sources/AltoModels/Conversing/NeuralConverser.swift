import Alto
import AltoGraph

/// Converses with a checkpoint, and captions with it. The model is loaded when it is first needed, or by `prepare`, and stays.
struct NeuralConverser<Setup: VisionLanguageSetup>: ConversationModel {
    let name: String
    private let setup: Setup
    private let session: ConversationSession<Setup>

    init(_ setup: Setup, _ request: ConverserRequest) {
        (name, self.setup) = (request.name, setup)
        session = ConversationSession(setup, request)
    }

    var followsInstructions: Bool { setup.followsInstructions }

    func prepare() async throws { try await session.prepare() }

    func reply(
        to conversation: Conversation, _ settings: ReplySettings
    ) -> AsyncThrowingStream<ReplyEvent, any Error> {
        let (events, feed) = AsyncThrowingStream.makeStream(of: ReplyEvent.self)
        let task = Task {
            do {
                var rasters: [Raster] = []
                for picture in conversation.messages.flatMap(\.pictures) {
                    rasters.append(try await picture.raster(longestSide: setup.longestSide))
                }
                try await session.reply(to: conversation, rasters: rasters, settings) { feed.yield($0) }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        feed.onTermination = { _ in task.cancel() }
        return events
    }
}

/// A model that converses, as one that captions and answers.
struct ConversingCaptioner: PictureCaptioner {
    private let model: any ConversationModel
    private let options: CaptionerOptions

    init(_ model: any ConversationModel, _ options: CaptionerOptions) { (self.model, self.options) = (model, options) }

    /// A sentence as alt texts are: what is seen, and no more.
    private static let captionPrompt = "Describe the picture in one short sentence."

    var answers: Bool { true }

    func prepare() async throws { try await model.prepare() }

    func caption(_ picture: Picture) async throws -> Caption {
        switch options.prompt {
        case .text(let text): try await write(text, picture)
        case .default, .none: try await write(Self.captionPrompt, picture)
        }
    }

    func answer(_ question: String, about picture: Picture) async throws -> Caption {
        guard !question.allSatisfy(\.isWhitespace) else { throw Problem(.textEmpty, "The question is empty.") }
        return try await write(question, picture)
    }

    private func write(_ prompt: String, _ picture: Picture) async throws -> Caption {
        let settings = ReplySettings(
            maxTokens: options.maxNewTokens ?? 128, repetitionPenalty: options.repetitionPenalty)
        var reply: Reply?
        for try await event in model.reply(to: Conversation(messages: [.user(prompt, pictures: [picture])]), settings) {
            if case .finished(let whole) = event { reply = whole }
        }
        return Caption(
            text: reply?.text ?? "", confidence: reply?.confidence, model: model.name,
            precision: options.precision.rawValue)
    }
}

extension ModelArchitecture {
    /// A kind that converses about pictures, captions them and answers about them.
    ///
    /// - Parameter more: files that it takes beside those that all such kinds take.
    static func conversing<Setup: VisionLanguageSetup>(
        family: String, tasks: Set<ModelTask> = [.caption, .answer, .chat], modelTypes: [String], names: [String],
        published: [PublishedModel], files more: [String] = [],
        setup: @escaping @Sendable (ConverserRequest) throws(Problem) -> Setup
    ) -> ModelArchitecture {
        ModelArchitecture(
            family: family, tasks: tasks, modelTypes: modelTypes, names: names,
            files: [
                "generation_config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json",
                "tokenizer_config.json", "tokenizer.model", "special_tokens_map.json", "added_tokens.json",
                "chat_template.jinja", "chat_template.json", "vocab.json", "merges.txt",
            ] + more,
            published: published,
            captioner: { request throws(Problem) in
                let converser = ConverserRequest(
                    folder: request.folder, name: request.name, precision: request.options.precision,
                    threads: request.options.threads, cache: request.cache)
                return ConversingCaptioner(
                    NeuralConverser(try setup(converser), converser), request.options)
            },
            converser: { request throws(Problem) in NeuralConverser(try setup(request), request) })
    }
}
