import AltoTesting
import Testing

@testable import Alto

@Suite struct CaptionNarrationTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    @Test(
        arguments: [
            (0.9, "A dog on grass."), (0.35, "It looks like a dog on grass."), (nil, "It looks like a dog on grass."),
        ] as [(Double?, String)])
    func `a caption carries its doubt`(confidence: Double?, expected: String) {
        #expect(narrate(.plain().with(caption: "a dog on grass", confidence: confidence)) == expected)
    }

    @Test func `an opening that says image of is taken off`() {
        #expect(narrate(.plain().with(caption: "an image of a red car", confidence: 0.9)) == "A red car.")
    }

    @Test func `a guess on a clear picture is followed by what was measured`() {
        let colors = [
            Appearance.Color(name: .gray, share: 0.6, position: .top),
            .init(name: .brown, share: 0.2, position: .everywhere),
        ]
        let description = Description.plain(colors: colors).with(caption: "a surfboard", confidence: 0.01)
        #expect(narrate(description) == "I am not sure what it shows. The main colors are gray at the top and brown.")
    }
}
