import Alto
import AltoStore
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// Suggested questions that are answered from what was found.
@Suite struct RecordedAnswersTests {
    /// Describes a picture, and asks about it as the page's buttons do.
    private func asked(_ subject: String, _ change: (inout FakeEngine.Script) -> Void) async throws -> (
        Bench, TestResponse
    ) {
        let bench = try Bench()
        bench.engine.say {
            $0.answersQuestions = false
            change(&$0)
        }
        let id = try await bench.described()
        let form = Form(["question": "Tell me", "about": subject])
        return (bench, try await bench.post("/v1/descriptions/\(id)/conversation", form))
    }

    private static func sign(_ script: inout FakeEngine.Script) {
        script.description = .plain().with(caption: "a sign", confidence: 0.9).with(faces: "Ann", nil)
            .with(blocks: [("Open daily.", "en"), ("Closed on Sundays.", "en")])
            .with(codes: (.qr, "https://example.org/menu"))
    }

    @Test(arguments: [("text", "Open daily."), ("people", "Ann"), ("codes", "example.org")])
    func `without a model what was found is told`(subject: String, words: String) async throws {
        let (_, answer) = try await asked(subject, Self.sign)
        #expect(answer.status == .ok && answer.text.contains("event: delta") && answer.text.contains(words))
        #expect(answer.text.contains("event: done") && answer.text.contains("\"model\":\"alto\""))
    }

    /// Text was read; a model would only read it worse.
    @Test func `text is quoted as it was read, whatever model there is`() async throws {
        let model = FakeConversationModel()
        let (bench, answer) = try await asked("text") {
            Self.sign(&$0)
            $0.conversation = model
        }
        #expect(answer.text.contains("Open daily.") && answer.text.contains("Closed on Sundays."))
        #expect(bench.engine.asked.conversations.isEmpty && model.given.conversations.isEmpty)
    }

    @Test func `who is there is asked of a model that converses`() async throws {
        let model = FakeConversationModel()
        let bench = try Bench()
        bench.engine.say {
            Self.sign(&$0)
            $0.conversation = model
        }
        let form = Form(["question": "Who is there?", "about": "people"], picture: Bitmaps.redAndBlue())
        let answer = try await bench.post("/v1/descriptions/\(try await bench.described())/conversation", form)
        #expect(answer.text.contains("A cat on a wall.") && bench.engine.asked.conversations.count == 1)
    }

    @Test func `what was not found is not made up`() async throws {
        let (_, answer) = try await asked("codes") { $0.description = .plain() }
        #expect(answer.status == .notFound && !answer.text.contains("event:"))
    }

    @Test func `an answer is kept with the description, and found on its page`() async throws {
        let (bench, _) = try await asked("text", Self.sign)
        let page = try await bench.ask(.get, "/history").text
        let id = try #require(page.firstMatch(of: /href="\/d\/([a-z0-9]+)"/)?.output.1)
        let shown = try await bench.ask(.get, "/d/\(id)").text
        #expect(shown.contains("<h3 dir=\"auto\">Tell me</h3>") && shown.contains("id=\"turns\""))
    }

    @Test func `only what can be answered is suggested`() async throws {
        let bench = try Bench()
        bench.engine.say {
            $0.answersQuestions = false
            $0.description = .plain().with(caption: "a sign", confidence: 0.9).with(blocks: [("Open daily.", "en")])
        }
        let id = try await bench.described()
        let recorded = try await bench.ask(.get, "/d/\(id)").text
        #expect(recorded.contains("data-about=\"text\" data-recorded") && !recorded.contains("data-about=\"codes\""))
        #expect(!recorded.contains("data-about=\"people\"") && !recorded.contains("id=\"question\""))
        bench.engine.say { $0.conversation = FakeConversationModel() }
        let conversing = try await bench.ask(.get, "/d/\(id)").text
        #expect(conversing.contains("data-models=\"chat\"") && conversing.contains("id=\"question\""))
        #expect(conversing.contains("data-about=\"people\">") && conversing.contains("data-about=\"left\""))
    }
}
