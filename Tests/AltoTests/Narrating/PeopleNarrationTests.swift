import AltoTesting
import Testing

@testable import Alto

/// Who is in the picture, how many, and where.
@Suite struct PeopleNarrationTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    private let group = "a group of people posing for a picture in a room"

    @Test func `unknown people after a caption are counted`() {
        #expect(
            narrate(.plain().with(caption: group, confidence: 0.9).with(faces: nil, nil)).hasSuffix(
                "There are 2 people."))
    }

    @Test func `one more person agrees in number`() {
        let description = Description.plain().with(caption: group, confidence: 0.9).with(faces: "Jack", nil, "Kanbo")
        #expect(narrate(description).hasSuffix("I recognize Jack and Kanbo. There is one more person."))
    }

    @Test(arguments: [
        (2, "A photo of 2 people, one on the left and one in the middle."),
        (3, "A photo of 3 people, one on the left and 2 in the middle."),
        (4, "A photo of 4 people."),
    ])
    func `a few people are placed, many are counted`(count: Int, expected: String) {
        var description = Description.plain()
        let faces = (0..<count).map { Face(box: Box(x: 20 + 250 * $0, y: 250, width: 100, height: 100)) }
        description.people = People(faces: faces)
        #expect(narrate(description).hasPrefix(expected))
    }

    /// "A photo of 3 people, one on the left and 2 in the middle. I recognize Ann and Zoë." did not tell who is who.
    @Test func `known and unknown people side by side are told from the left`() {
        #expect(
            narrate(.plain().with(faces: "Ann", "Zoë", nil)).hasPrefix(
                "A photo of 3 people. From left: Ann, Zoë, one more person."))
        #expect(narrate(.plain().with(faces: nil, nil, "Ann")).contains("From left: 2 more people, Ann."))
    }

    @Test func `one person seen twice is one person`() {
        let text = narrate(.plain().with(faces: "Ann", "Ann"))
        #expect(text.hasPrefix("A photo of one person"), "\(text)")
        #expect(text.contains("I recognize Ann.") && !text.contains("more"), "\(text)")
    }

    @Test func `that a face is high in the picture, or all are in its middle, is not told`() {
        var description = Description.plain()
        description.people = People(faces: [Face(box: Box(x: 350, y: 20, width: 200, height: 150))])
        #expect(narrate(description).hasPrefix("A photo of one person. "))
        description.people = People(faces: [330, 470].map { Face(box: Box(x: $0, y: 250, width: 90, height: 90)) })
        #expect(narrate(description).hasPrefix("A photo of 2 people. "))
    }

    @Test func `where faces are small, there are at least so many`() {
        var description = Description.plain().with(faces: nil, nil, nil, nil)
        description.people?.isAtLeast = true
        #expect(narrate(description).hasPrefix("A photo. There are at least 4 people."))
        #expect(
            narrate(description.with(caption: group, confidence: 0.9)).hasSuffix("There are at least 4 people."))
    }
}
