import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/ask`.
@Suite struct AskRoutesTests {
    private let picture = Bitmaps.redAndBlue()

    @Test func `a question is answered`() async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/ask", Form(["question": "How many?"], picture: picture))
        #expect(answer.status == .ok && answer.text == #"{"answer":"one","confidence":0.9,"model":"toy"}"#)
        let asked = try #require(bench.engine.asked.questions.first)
        #expect(asked.question == "How many?" && asked.picture == picture)
    }

    @Test func `a certainty that is not known is left out`() async throws {
        let bench = try Bench()
        let red = Caption(text: "red", confidence: nil, model: "toy", precision: "fp32")
        bench.engine.say { $0.answer = .success(red) }
        let answer = try await bench.post("/v1/ask", Form(["question": "Which colour?"], picture: picture))
        #expect(answer.text == #"{"answer":"red","model":"toy"}"#)
    }

    @Test(arguments: [("question", false), ("other", true), ("other", false)])
    func `a form without a question or a picture is refused`(field: String, hasPicture: Bool) async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/ask", Form([field: "How many?"], picture: hasPicture ? picture : nil))
        #expect(answer.status == .badRequest && answer.code == "usage")
        #expect(bench.engine.asked.questions.isEmpty)
    }

    @Test func `what is no form is refused`() async throws {
        let answer = try await Bench().post("/v1/ask", json: #"{"question": "How many?"}"#)
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    @Test func `where no model answers it is said that there is none`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.answer = .failure(Problem(.modelMissing, "There is no model that answers.")) }
        let answer = try await bench.post("/v1/ask", Form(["question": "How many?"], picture: picture))
        #expect(answer.status == .notFound && answer.code == "model_missing")
    }
}
