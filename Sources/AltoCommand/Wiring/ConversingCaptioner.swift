import Alto
import AltoModels

/// A model that converses, asked for a description of a picture, as long as is wanted, or for one answer.
struct ConversingCaptioner: Observer, PictureAnswerer {
    /// What is wanted of a description.
    struct Wish: Sendable, Hashable {
        /// BCP 47 tag: such a model writes in the language of the narration.
        var language = "en-US"
        var detail = Detail.normal
        /// Somebody's own words in place of the ready ones.
        var prompt: String?
    }

    let stage = Stage.caption
    let model: any ConversationModel
    let family: String
    let precision: String
    let wish: Wish

    /// Sentences of a description.
    private var mostSentences: Int {
        switch wish.detail {
        case .brief: 1
        case .normal: 3
        case .full: ConversationWords.longDescription
        }
    }

    private var words: String {
        if let prompt = wish.prompt { return prompt }
        // What models are trained on that take no instructions (PaliGemma).
        guard model.followsInstructions else { return "caption \(LanguageTag(wish.language)?.primary ?? "en")" }
        return ConversationWords.of(wish.language).wishForLongDescription(sentences: mostSentences)
    }

    func observe(_ picture: Picture) async throws -> Observation {
        var caption = try await answer(words, about: picture, mostSentences: mostSentences)
        caption.isLong = true
        return .caption(caption)
    }

    func ask(_ picture: Picture, question: String) async throws -> Caption {
        let wanted = model.followsInstructions ? question : "answer en \(question)"
        return try await answer(wanted, about: picture, mostSentences: Grounding.usualSentences)
    }

    private func answer(_ words: String, about picture: Picture, mostSentences: Int) async throws -> Caption {
        let grounded = GroundedConversation(
            model: model, grounding: Grounding(language: wish.language, mostSentences: mostSentences), hedges: false)
        let conversation = Conversation(messages: [.user(words, pictures: [picture])])
        // A sentence has seldom more; a model that goes on and on is stopped.
        let settings = ReplySettings(maxTokens: 60 * mostSentences)
        var said: Reply?
        for try await case .finished(let reply) in grounded.reply(to: conversation, facts: [nil], settings) {
            said = reply
        }
        guard let said else { throw CancellationError() }
        var sentences = Sentences.split(said.text)
        // What was cut off in the middle says something else than the whole.
        if said.end == .length, sentences.count > 1 { sentences.removeLast() }
        let text = sentences.prefix(mostSentences).reduce("") { $0.isEmpty ? $1 : $0 + " " + $1 }
        var caption = Caption(text: text, confidence: said.confidence, model: model.name, precision: precision)
        caption.language = wish.language
        return caption
    }
}

/// Answers a question about a picture in a few words.
protocol PictureAnswerer: Sendable {
    func ask(_ picture: Picture, question: String) async throws -> Caption
}

extension Captioner: PictureAnswerer {}
