import AltoTesting
import Testing

@testable import Alto

@Suite struct ReplyJudgmentTests {
    private let facts = [MeasuredFacts(.plain().with(faces: "Jack").with(text: "Platform 9"))]

    private func judged(_ text: String, _ confidence: Double?, _ facts: [MeasuredFacts]? = nil) -> ReplyJudgment {
        ReplyJudgment(of: Reply(text: text, confidence: confidence), facts: facts ?? self.facts)
    }

    @Test func `what rests on nothing is judged by the model's own certainty`() {
        #expect(judged("A cat.", Confidence.captionIsSure) == .plain)
        #expect(judged("A cat.", Confidence.captionIsSure - 0.01) == .unsure)
        #expect(judged("A cat.", nil) == .unsure)
        #expect(judged("A cat.", Confidence.captionIsGuess - 0.01) == .guess)
    }

    @Test func `what repeats what was measured is plain`() {
        #expect(judged("It is Jack.", 0.1) == .plain)
        #expect(judged("It says “Platform 9”.", 0.1) == .plain)
        #expect(judged("It is Jack.", 0.1, []) == .guess)
    }

    @Test func `a word that any sentence has confirms nothing`() {
        let sign = [MeasuredFacts(.plain().with(text: "THE END OF THE ROAD"))]
        #expect(judged("The dog is on the left.", 0.1, sign) == .guess)
    }

    @Test(arguments: ["I cannot tell.", "It's not clear: I can't tell.", "Das kann ich nicht erkennen.", "我看不出来。"])
    func `that it cannot be told is a good answer`(text: String) { #expect(judged(text, 0.05) == .plain) }
}
