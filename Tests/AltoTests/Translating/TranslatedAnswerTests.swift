import Alto
import Testing

/// Answers of models that write English, in the language of whoever asked.
@Suite struct TranslatedAnswerTests {
    private struct Spanish: Translator {
        func translate(_ text: String, from source: String, to target: String) async -> String? {
            source == "en" && target.hasPrefix("es") && text == "one" ? "uno" : nil
        }
    }

    private let one = Caption(text: "one", confidence: 0.9, model: "toy", precision: "fp32")

    @Test func `an answer is told in the language that was asked for, with what the model wrote beside it`() async {
        let answer = await one.translated(to: "es-MX", by: Spanish())
        #expect(answer.text == "uno" && answer.language == "es-MX" && answer.original == "one")
    }

    @Test func `what nobody can translate stays English, and says so`() async {
        let answer = await one.translated(to: "pl", by: Spanish())
        #expect(answer.text == "one" && answer.language == "en" && answer.original == nil)
    }
}
