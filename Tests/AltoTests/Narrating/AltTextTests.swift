import Alto
import AltoTesting
import Testing

@Suite struct AltTextTests {
    private func alt(_ description: Description) -> String { AltText().text(for: description) }

    @Test func `a caption, names and text make one sentence`() {
        let description = Description.plain().with(caption: "people posing in a room", confidence: 0.9)
            .with(faces: "Jack", "Kanbo").with(text: "AWS re:Invent")
        #expect(alt(description) == "People posing in a room, with Jack and Kanbo, text: AWS re:Invent.")
    }

    @Test func `what does not fit is left out whole`() {
        let description = Description.plain().with(caption: "people posing in a room", confidence: 0.9)
            .with(text: Array(repeating: "word", count: 30).joined(separator: " "))
        #expect(alt(description) == "People posing in a room.")
    }

    @Test func `a long caption is cut at a word`() {
        let long = Array(repeating: "caterpillar", count: 20).joined(separator: " ")
        let text = alt(.plain().with(caption: long, confidence: 0.9))
        #expect(text.count <= 125)
        #expect(text.hasSuffix("caterpillar…"))
    }

    @Test func `a long caption is cut at a clause where one ends late enough`() {
        let long =
            Array(repeating: "caterpillar", count: 9).joined(separator: " ")
            + ", and then some more words that do not fit"
        #expect(alt(.plain().with(caption: long, confidence: 0.9)).hasSuffix("caterpillar."))
    }

    @Test func `a doubtful caption stays doubtful and a guess is not used`() {
        #expect(alt(.plain().with(caption: "a dog", confidence: 0.3)) == "It looks like a dog.")
        #expect(!alt(.plain().with(caption: "a dog", confidence: 0.01)).contains("dog"))
    }

    @Test func `emoji and openings are left out`() {
        #expect(alt(.plain().with(caption: "an image of a cat 😀", confidence: 0.9)) == "A cat.")
    }

    @Test func `a document is told by its beginning`() {
        let letter = "Dear Ms Ito, your appointment " + Array(repeating: "word", count: 175).joined(separator: " ")
        let text = alt(.plain(kind: .document).with(text: letter))
        #expect(text.hasPrefix("A document that begins: Dear Ms Ito, your appointment word"))
        #expect(text.count <= 125)
    }

    @Test func `known people without a caption are named once`() {
        #expect(alt(.plain().with(faces: "Jack", nil)) == "A photo of Jack and one more person.")
        #expect(
            alt(.plain().with(faces: "Jack", "Kanbo", "Alak").with(text: "AWS"))
                == "A photo of Jack, Kanbo, and Alak, text: AWS.")
    }

    @Test func `an empty photo is told by its colours, and a code by what it holds`() {
        let colors = [
            Appearance.Color(name: .gray, share: 0.6, position: .top),
            .init(name: .brown, share: 0.2, position: .everywhere),
        ]
        #expect(alt(.plain(colors: colors)) == "A photo in gray and brown.")
        #expect(
            alt(.plain(colors: colors).with(codes: (.qr, "https://example.org/7")))
                == "A photo in gray and brown, a QR code links to example.org.")
        #expect(alt(.plain().with(codes: (.qr, "https://example.org/7"))) == "A photo, a QR code links to example.org.")
    }

    @Test func `a black picture says so`() {
        #expect(alt(.plain(kind: .blank, quality: [.black])) == "The picture is almost black. The lens may be covered.")
    }

    @Test func `there is always something, and it is punctuated`() {
        let empty = Description(width: 1, height: 1, facts: PictureFacts(format: "png", byteCount: 1))
        #expect(alt(empty) == "A picture.")
    }
}
