import AltoTesting
import Testing

@testable import Alto

/// What was measured, what was not found, and what nobody could look for.
@Suite struct MeasuredNarrationTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    @Test func `an empty photo is told by its colours`() {
        let colors = [
            Appearance.Color(name: .orange, share: 0.5, position: .bottom),
            .init(name: .black, share: 0.4, position: .everywhere),
        ]
        #expect(
            narrate(.plain(colors: colors))
                == "A photo. The main colors are orange at the bottom and black. No faces and no text were found.")
    }

    @Test func `what was not looked for is not said to be absent`() {
        let description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        #expect(narrate(description) == "A picture.")
    }

    @Test func `a stage that failed says so instead of claiming there is nothing`() {
        var description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        description.problems = [StageProblem(stage: .text, problem: Problem(.deadlineExceeded, "Late."))]
        #expect(narrate(description) == "A picture. I could not look for text.")
    }
}
