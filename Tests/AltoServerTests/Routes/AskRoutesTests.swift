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
        #expect(
            answer.status == .ok
                && answer.text == #"{"answer":"one","confidence":0.9,"language":"en","model":"toy","narration":"one"}"#)
        let asked = try #require(bench.engine.asked.questions.first)
        #expect(asked.question == "How many?" && asked.picture == picture && asked.language == "en-US")
    }

    @Test func `a question is asked and answered in its language`() async throws {
        let bench = try Bench()
        var uno = Caption(text: "uno", confidence: 0.9, model: "toy", precision: "fp32")
        uno.language = "es"
        bench.engine.say { [uno] in $0.answer = .success(uno) }
        let form = Form(["question": "¿Cuántos?", "language": "es-MX"], picture: picture)
        let answer = try await bench.post("/v1/ask", form)
        #expect(bench.engine.asked.questions.first?.language == "es")
        #expect(answer.json["language"] as? String == "es" && answer.json["narration"] as? String == "uno")
    }

    /// It was said as plainly as one that the model was sure of.
    @Test(arguments: [
        ("en", 0.4, "Perhaps: one."), ("es", 0.3, "Quizá: one."), ("de", 0.1, "Vielleicht: one."),
        ("ja", 0.4, "おそらく：one。"), ("fr", 0.46, "one"),
    ])
    func `an answer that the model is not sure of is hedged in the answer's language`(
        language: String, confidence: Double, told: String
    ) async throws {
        let bench = try Bench()
        var one = Caption(text: "one", confidence: confidence, model: "toy", precision: "fp32")
        one.language = language
        bench.engine.say { [one] in $0.answer = .success(one) }
        let answer = try await bench.post("/v1/ask", Form(["question": "How many?"], picture: picture))
        #expect(answer.json["narration"] as? String == told)
    }

    @Test func `a language that nobody describes in is refused`() async throws {
        let bench = try Bench()
        let form = Form(["question": "How many?", "language": "xx"], picture: picture)
        #expect(try await bench.post("/v1/ask", form).code == "language_unknown")
        #expect(bench.engine.asked.questions.isEmpty)
    }

    @Test func `a certainty that is not known is left out`() async throws {
        let bench = try Bench()
        let red = Caption(text: "red", confidence: nil, model: "toy", precision: "fp32")
        bench.engine.say { $0.answer = .success(red) }
        let answer = try await bench.post("/v1/ask", Form(["question": "Which colour?"], picture: picture))
        #expect(answer.json["confidence"] == nil && answer.json["narration"] as? String == "Perhaps: red.")
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
