/// Asks a model about pictures of which facts are known, and passes on what may be said.
///
/// What Alto itself adds, a picture that is hard to see at the beginning or a doubt at the end, is part of the reply: so
/// pieces joined are its text, whoever streams, speaks or keeps it.
public struct GroundedConversation: Sendable {
    private let model: any ConversationModel
    private let grounding: Grounding
    private let limits: ConversationLimits

    public init(
        model: any ConversationModel, grounding: Grounding = Grounding(),
        limits: ConversationLimits = ConversationLimits()
    ) {
        self.model = model
        self.grounding = grounding
        self.limits = limits
    }

    /// As `ConversationModel.reply`.
    ///
    /// - Parameter facts: of each picture of the conversation, in their order; nil where nothing was measured.
    public func reply(
        to conversation: Conversation, facts: [MeasuredFacts?], _ settings: ReplySettings = ReplySettings()
    ) -> AsyncThrowingStream<ReplyEvent, any Error> {
        let (events, feed) = AsyncThrowingStream.makeStream(of: ReplyEvent.self)
        let task = Task {
            do {
                try await write(conversation, facts, settings) { feed.yield($0) }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        feed.onTermination = { _ in task.cancel() }
        return events
    }

    private func write(
        _ conversation: Conversation, _ facts: [MeasuredFacts?], _ settings: ReplySettings, tell: (ReplyEvent) -> Void
    ) async throws {
        try limits.check(conversation)
        let known = facts.compactMap(\.self)
        let words = ConversationWords.of(grounding.language)
        // A model would make something up of a picture in which nothing is to be seen.
        if let refusal = refusal(facts, of: conversation, words) {
            tell(.began(.init(tokens: 0)))
            tell(.text(refusal))
            return tell(.finished(Reply(text: refusal, confidence: 1)))
        }
        let kept = limits.kept(of: conversation)
        let asked =
            model.followsInstructions ? grounding.grounded(kept, facts: facts) : kept
        var names = NameGuard(known: Self.knownNames(known, conversation))
        var said = ""
        func pass(_ text: String) {
            guard !text.isEmpty else { return }
            said += text
            tell(.text(text))
        }
        for try await event in model.reply(to: asked, settings) {
            switch event {
            case .began(var prompt):
                prompt.droppedMessages += conversation.messages.count - kept.messages.count
                tell(.began(prompt))
                pass(warning(known: facts, in: conversation))
            case .text(let piece): pass(names.add(piece))
            case .finished(var reply):
                pass(names.finish())
                // What is cut off in the middle is no claim to be doubted.
                if ReplyJudgment(of: reply, facts: known) != .plain, !said.allSatisfy(\.isWhitespace) {
                    pass(String(said.spaced(words.notSure).dropFirst(said.count)))
                }
                reply.text = said
                tell(.finished(reply))
            }
        }
        try Task.checkCancellation()
    }

    /// Nil unless nothing can be seen in all that was sent.
    private func refusal(
        _ facts: [MeasuredFacts?], of conversation: Conversation, _ words: ConversationWords
    ) -> String? {
        guard !facts.isEmpty, facts.count == conversation.pictureCount, facts.allSatisfy({ $0?.showsNothing ?? false })
        else { return nil }
        guard let last = facts.last ?? nil, let catalog = try? NarrationCatalogs.find(grounding.language) else {
            return words.cannotTell
        }
        let look = last.flaws.contains(.black) ? catalog.almostBlack : catalog.blank(last.mainColor)
        return look.spaced(words.cannotTell)
    }

    /// Why the picture of the last message is to be trusted less: once, before the first answer about it.
    private func warning(known facts: [MeasuredFacts?], in conversation: Conversation) -> String {
        let count = conversation.messages.last?.pictures.count ?? 0
        guard count > 0, facts.count >= count, let catalog = try? NarrationCatalogs.find(grounding.language) else {
            return ""
        }
        let shown = facts.suffix(count).compactMap(\.self)
        let flaws = Appearance.Quality.allCases.filter { flaw in shown.contains { $0.flaws.contains(flaw) } }
        let sentences =
            (shown.contains(where: \.isSensitive) ? [catalog.sensitive] : [])
            + (flaws.isEmpty ? [] : [catalog.flawed(flaws)])
        return sentences.reduce("") { $0.isEmpty ? $1 : $0.spaced($1) }.spaced("")
    }

    /// Names of those who were recognised, words that were read, and all that the user wrote.
    private static func knownNames(_ facts: [MeasuredFacts], _ conversation: Conversation) -> Set<String> {
        let written = conversation.messages.filter { $0.role == .user }.flatMap { MeasuredFacts.words(of: $0.text) }
        return facts.reduce(into: Set(written)) { $0.formUnion($1.words) }
    }
}
