import AltoTesting
import Testing

@testable import Alto

@Suite struct NarratorTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    private let tabby = "a tabby cat curled up in a fluffy white bed"
    private let group = "a group of people posing for a picture in a room"

    // MARK: The published examples

    @Test func `a sure caption is said plainly`() {
        #expect(
            narrate(.plain().with(caption: tabby, confidence: 0.9)) == "A tabby cat curled up in a fluffy white bed.")
    }

    @Test func `a caption, known people, others and text follow in this order`() {
        let description = Description.plain().with(caption: group, confidence: 0.9)
            .with(faces: "Jack", "Kanbo", nil, "Alak", nil).with(text: "AWS re:Invent")
        #expect(
            narrate(description)
                == "A group of people posing for a picture in a room. I recognize Jack, Kanbo, and Alak. "
                + "There are 2 more people. The text reads: AWS re:Invent.")
    }

    @Test func `without a caption the kind and the faces are told`() {
        #expect(narrate(.plain().with(faces: nil)) == "A photo of one person, in the middle. No text was found.")
    }

    @Test func `an almost black picture is all that is said`() {
        let dark = Description.plain(kind: .blank, quality: [.black], brightness: 0.01)
        #expect(narrate(dark) == "The picture is almost black. The lens may be covered.")
        #expect(
            narrate(dark.with(caption: tabby, confidence: 0.99))
                == "The picture is almost black. The lens may be covered.")
    }

    @Test func `a long document is announced by its length and its beginning`() {
        let letter = "Dear Ms Ito, your appointment " + Array(repeating: "word", count: 175).joined(separator: " ")
        #expect(
            narrate(.plain(kind: .document).with(text: letter))
                == "A document with about 180 words. It begins: \"Dear Ms Ito, your appointment …\"")
    }

    @Test func `a guess on a blurred picture is left out, and that is said`() {
        let description = Description.plain(quality: [.blurred]).with(
            caption: "a man holding a surfboard", confidence: 0.05)
        #expect(narrate(description) == "The picture is blurred. I am not sure what it shows.")
    }

    @Test func `a link in a code is said by its host`() {
        let description = Description.plain().with(codes: (.qr, "https://example.org/menu/7"))
        #expect(narrate(description).contains(" A QR code links to example.org."))
    }

    // MARK: 1. Reasons not to trust the rest

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

    // MARK: 2. Caption

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

    // MARK: 3. People

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

    // MARK: Which of them, and where

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

    // MARK: Pages, frames and damage

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

    // MARK: 4. Text

    @Test func `text is verbatim and its blocks are kept apart`() {
        #expect(
            narrate(.plain().with(text: "Way out\n\nMind the gap!\n\nPlatform 2")).hasSuffix(
                "The text reads: “Way out. Mind the gap! Platform 2”."))
    }

    @Test func `text of low confidence is hedged`() {
        #expect(
            narrate(.plain().with(text: "EX1T", confidence: 0.5)).hasSuffix(
                "Some text is hard to read. It may say: EX1T."))
    }

    @Test func `forty words are read out, forty-one are announced`() {
        let words = { (count: Int) in Array(repeating: "word", count: count).joined(separator: " ") }
        #expect(narrate(.plain().with(text: words(40))).contains("The text reads: word"))
        #expect(
            narrate(.plain().with(text: words(41))).contains(
                "There are about 41 words of text. It begins: \"word word word word word …\""))
    }

    // MARK: 5. Codes

    @Test(arguments: [
        (Code.Kind.ean13, "4006381333931", "A product bar code reads: 4006381333931."),
        (
            .qr, "WIFI:S:home;T:WPA;P:secret;;",
            "A QR code holds the settings of a Wi-Fi network. The network is called home."
        ),
        (.code128, "ABC-123", "A bar code reads: ABC-123."),
        (.qr, "https://user@www.example.org:8080/x", "A QR code links to example.org."),
    ])
    func `codes are told by what they hold`(kind: Code.Kind, content: String, expected: String) {
        #expect(narrate(.plain().with(codes: (kind, content))).contains(expected))
    }

    @Test func `a host that hides behind a user name is not taken for the link's host`() {
        let description = Description.plain().with(codes: (.qr, "https://bank.example@evil.example/"))
        #expect(narrate(description).contains("links to evil.example."))
    }

    // MARK: 6. What was measured

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
        description.problems = [
            StageProblem(
                stage: .text,
                problem: Problem(.textLanguageMissing, "There is text in Arabic script that I cannot read."))
        ]
        #expect(narrate(description) == "A picture. There is text in Arabic script that I cannot read.")
    }

    // MARK: 7. Detail

    @Test func `brief stops after the first sentence that carries content`() {
        let description = Description.plain(quality: [.blurred]).with(caption: tabby, confidence: 0.9).with(
            text: "Purr")
        #expect(narrate(description, .brief) == "The picture is blurred. A tabby cat curled up in a fluffy white bed.")
        #expect(narrate(.plain().with(text: "EXIT"), .brief) == "A photo. The text reads: EXIT.")
        #expect(
            narrate(.plain().with(faces: "Jack"), .brief) == "A photo of one person, in the middle. I recognize Jack.")
    }

    @Test func `full adds colours, frames and the capture date`() {
        let facts = PictureFacts(
            format: "gif", byteCount: 1, frameCount: 12, captured: CaptureDate(year: 2026, month: 11, day: 20))
        let red = Appearance.Color(name: .red, share: 0.9, position: .everywhere)
        let description = Description.plain(colors: [red], facts: facts).with(caption: tabby, confidence: 0.9)
        #expect(
            narrate(description, .full)
                == "This is an animation of 12 frames. A tabby cat curled up in a fluffy white bed. The main color is red. "
                + "The picture was taken on November 20, 2026.")
    }

    /// Was: a letter of 47 words could be heard nowhere.
    @Test func `a long text is said to its end with full detail, or when asked`() {
        let letter = (1...47).map { "word\($0)" }.joined(separator: " ")
        let description = Description.plain(kind: .document).with(text: letter)
        #expect(!narrate(description).contains("word47"))
        #expect(narrate(description, .full).contains("A document. The text reads: \(letter)."))
        #expect(Narrator(readsAllText: true).narrate(description).text.contains("The text reads: \(letter)."))
    }

    // MARK: Hostile text (a picture that shows commands must not run them)

    @Test func `terminal escapes and direction marks are taken out of text, names and captions`() {
        let hostile = "\u{1B}[31mred\u{202E}evil\u{7}"
        let description = Description.plain().with(caption: hostile, confidence: 0.9).with(faces: hostile).with(
            text: hostile)
        let scalars = narrate(description).unicodeScalars
        #expect(!scalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }

    @Test func `ten thousand words are not spoken where nobody asked for all`() {
        let words = Array(repeating: "word", count: 10_000).joined(separator: " ")
        for detail in [Detail.brief, .normal] {
            let narration = narrate(
                .plain().with(caption: words, confidence: 0.9).with(text: words).with(codes: (.qr, words)), detail)
            #expect(narration.split(separator: " ").count < 160)
        }
    }

    @Test func `every kind and quality ends in at least one sentence with an end`() {
        for kind in Appearance.Kind.allCases {
            for quality in Appearance.Quality.allCases {
                for detail in Detail.allCases {
                    let sentences = Narrator(detail: detail).narrate(.plain(kind: kind, quality: [quality])).sentences
                    #expect(!sentences.isEmpty)
                    #expect(sentences.allSatisfy { ".\"".contains($0.text.last ?? " ") })
                }
            }
        }
    }

    @Test func `British English is spelt and punctuated its own way`() throws {
        let narrator = Narrator(catalog: try NarrationCatalogs.find("en-GB"), detail: .full)
        let gray = Appearance.Color(name: .gray, share: 0.9, position: .everywhere)
        let text = narrator.narrate(.plain(colors: [gray]).with(faces: "Jack", "Kanbo", "Alak")).text
        #expect(text.contains("I recognise Jack, Kanbo and Alak."))
        #expect(text.contains("The main colour is grey."))
    }

    @Test(arguments: [("en", "en-US"), ("en-AU", "en-GB"), ("EN_gb", "en-GB"), ("en-GB-scotland", "en-GB")])
    func `the nearest catalogue is found`(tag: String, expected: String) throws {
        #expect(try NarrationCatalogs.find(tag).language == expected)
    }

    @Test func `an unknown language is refused with what there is`() {
        #expect(throws: Problem.self) { try NarrationCatalogs.find("tlh") }
    }
}
