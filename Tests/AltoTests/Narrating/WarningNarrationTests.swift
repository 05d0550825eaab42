import AltoTesting
import Testing

@testable import Alto

/// Reasons not to trust the rest, pages and frames: they come first.
@Suite struct WarningNarrationTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    @Test func `flaws come first, in one sentence`() {
        let description = Description.plain(quality: [.blurred, .dark]).with(faces: nil)
        #expect(narrate(description).hasPrefix("The picture is dark and blurred. A photo of one person"))
    }

    @Test func `a blank picture is named with its colour and nothing else`() {
        let white = Appearance.Color(name: .white, share: 1, position: .everywhere)
        #expect(narrate(.plain(kind: .blank, colors: [white])) == "The picture is blank. It is white all over.")
    }

    @Test func `what is found on a dark or blank picture is told all the same`() {
        let description = Description.plain(kind: .blank, quality: [.black]).with(text: "EXIT")
        #expect(narrate(description) == "The picture is almost black. A picture. The text reads: EXIT.")
    }

    @Test func `a partial file says so`() {
        let facts = PictureFacts(format: "jpeg", byteCount: 10, isPartial: true)
        #expect(narrate(.plain(facts: facts)).hasPrefix("The file breaks off, so a part of the picture is missing. "))
    }

    @Test func `a face and a text at an edge are reported as cut off`() {
        var description = Description.plain().with(text: "AWS re:Invent")
        description.people = People(faces: [Face(box: Box(x: 850, y: 200, width: 50, height: 80))])
        description.text?.blocks[0].box.x = 0
        let narration = narrate(description)
        #expect(narration.hasPrefix("A face is cut off at the right edge. Some text is cut off at the left edge. "))
    }

    @Test func `text at the edge of a screenshot is not cut off`() {
        var description = Description.plain(kind: .screenshot).with(text: "File Edit View")
        description.text?.blocks[0].box.y = 0
        #expect(!narrate(description).contains("cut off"))
    }

    @Test(arguments: Detail.allCases)
    func `which page or frame it is, is told at every detail`(detail: Detail) {
        func facts(_ sequence: PictureFacts.Sequence, _ frame: Int) -> PictureFacts {
            PictureFacts(format: "tiff", byteCount: 1, frameCount: 5, frame: frame, sequence: sequence)
        }
        #expect(narrate(.plain(facts: facts(.pages, 1)), detail).hasPrefix("This is the first of 5 pages. "))
        #expect(narrate(.plain(facts: facts(.pages, 3)), detail).hasPrefix("This is page 3 of 5. "))
        #expect(narrate(.plain(facts: facts(.animation, 1)), detail).hasPrefix("This is an animation of 5 frames. "))
        #expect(narrate(.plain(facts: facts(.animation, 2)), detail).contains("The one described is frame 2."))
    }

    @Test func `that a file is damaged comes first`() {
        let facts = PictureFacts(format: "jpeg", byteCount: 1, isDamaged: true)
        #expect(narrate(.plain(quality: [.dark], facts: facts)).hasPrefix("The file is damaged. The picture is dark."))
    }

    @Test(arguments: NarrationCatalogs.all.map(\.language))
    func `pages, people and damage are told in every language`(language: String) throws {
        let catalog = try NarrationCatalogs.find(language)
        let facts = [PictureFacts.Sequence.pages, .animation].flatMap { sequence in
            [1, 3].map { PictureFacts(format: "", byteCount: 0, frameCount: 7, frame: $0, sequence: sequence) }
        }
        var texts = facts.flatMap { catalog.page(of: $0) } + [catalog.damaged, catalog.fromLeft(["Ann", nil])]
        texts += [catalog.people(7, isAtLeast: true), catalog.morePeople(7, isAtLeast: true)]
        for text in texts {
            #expect(text.last.map { ".。।".contains($0) } == true && !text.contains("%"), "\(text)")
        }
        // The animation is told with each of its frames.
        #expect(Set(texts).count == texts.count - 1)
    }
}
