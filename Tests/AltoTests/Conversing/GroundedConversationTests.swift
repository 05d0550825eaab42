import AltoTesting
import Testing

@testable import Alto

@Suite struct GroundedConversationTests {
    private let model = FakeConversationModel()
    private let picture = Picture.flat(width: 8, height: 8)
    private let clear = MeasuredFacts(.plain().with(faces: "Jack"))

    private func events(
        _ facts: [MeasuredFacts?], language: String = "en-US", limits: ConversationLimits = ConversationLimits(),
        _ conversation: Conversation? = nil
    ) async throws -> (texts: [String], reply: Reply, dropped: Int) {
        let grounded = GroundedConversation(model: model, grounding: Grounding(language: language), limits: limits)
        var texts: [String] = [], reply: Reply?, dropped = 0
        let asked = conversation ?? Conversation(messages: [.user("What is it?", pictures: facts.map { _ in picture })])
        for try await event in grounded.reply(to: asked, facts: facts) {
            switch event {
            case .began(let prompt): dropped = prompt.droppedMessages
            case .text(let piece): texts.append(piece)
            case .finished(let found): reply = found
            }
        }
        let found = try #require(reply)
        #expect(texts.joined() == found.text)
        return (texts, found, dropped)
    }

    @Test func `an answer that is sure comes as the model writes it`() async throws {
        let told = try await events([clear])
        #expect(told.reply.text == "A cat on a wall." && told.texts.count > 1 && told.reply.tokens == 2)
        #expect(model.given.conversations.first?.system?.contains("blind") == true)
    }

    @Test func `an answer that is not sure says so at its end, in its language`() async throws {
        model.say { $0.confidence = 0.3 }
        #expect(try await events([clear]).reply.text == "A cat on a wall. I am not sure of this.")
        #expect(try await events([clear], language: "de").reply.text.hasSuffix(" Da bin ich mir nicht sicher."))
        model.say { $0.replies = [["猫です。"]] }
        #expect(try await events([clear], language: "ja").reply.text == "猫です。これについては確かではありません。")
    }

    @Test func `of a picture that shows nothing no model is asked`() async throws {
        let told = try await events([MeasuredFacts(.plain(quality: [.black]))])
        #expect(told.reply.text.hasSuffix("I cannot tell.") && told.reply.text.contains("black"))
        #expect(model.given.conversations.isEmpty)
        let blank = MeasuredFacts(.plain(kind: .blank))
        _ = try await events([blank, clear])
        #expect(model.given.conversations.count == 1)
    }

    @Test func `a picture that is hard to see is announced once`() async throws {
        let dark = MeasuredFacts(.plain(quality: [.dark]))
        let told = try await events([dark])
        #expect(told.reply.text.hasSuffix(" A cat on a wall.") && told.texts.first?.contains("dark") == true)
        let later = Conversation(messages: [.user("A?", pictures: [picture]), .assistant("A."), .user("B?")])
        #expect(try await events([dark], later).reply.text == "A cat on a wall.")
    }

    @Test func `a sensitive picture is announced first`() async throws {
        let told = try await events([MeasuredFacts(.plain().with(nsfw: 0.95))])
        #expect(told.reply.text.hasPrefix(EnglishCatalog(dialect: .american).sensitive))
    }

    @Test func `a name that nobody measured is not passed on`() async throws {
        model.say { $0.replies = [["A man na", "med Bob wav", "es."], ["A man named Jack."], ["A man named Bob."]] }
        #expect(try await events([clear]).reply.text == "A man waves.")
        #expect(try await events([clear]).reply.text == "A man named Jack.")
        // Whom the user names, the model may name.
        let named = Conversation(messages: [.user("Is that Bob?", pictures: [picture])])
        #expect(try await events([clear], named).reply.text == "A man named Bob.")
    }

    @Test func `a model that takes no instructions is given none`() async throws {
        model.say { $0.followsInstructions = false }
        _ = try await events([clear])
        let given = try #require(model.given.conversations.first)
        #expect(given.system == nil && given.messages[0].text == "What is it?")
    }

    @Test func `messages that were left out are counted`() async throws {
        var limits = ConversationLimits()
        limits.messages = 1
        model.say { $0.droppedMessages = 1 }
        let long = Conversation(messages: [.user("A?"), .assistant("A."), .user("B?", pictures: [picture])])
        #expect(try await events([clear], limits: limits, long).dropped == 3)
    }

    @Test func `what the model cannot do is thrown`() async throws {
        model.say { $0.refusal = Problem(.textTooLong, "Too long.") }
        let problem = await #expect(throws: Problem.self) { try await events([clear]) }
        #expect(problem?.code == .textTooLong)
        let none = await #expect(throws: Problem.self) { try await events([], Conversation()) }
        #expect(none?.code == .usage)
    }

    @Test func `whoever stops reading stops the model`() async throws {
        model.say { $0.pause = { piece in if piece > 0 { try await Task.sleep(for: .seconds(600)) } } }
        let grounded = GroundedConversation(model: model)
        for try await event in grounded.reply(to: Conversation(messages: [.user("A?")]), facts: []) {
            if case .text = event { break }
        }
        while model.given.stopped == 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(model.given.stopped == 1)
    }
}
