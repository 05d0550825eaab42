import Alto
import AltoTesting
import Testing

@Suite struct SentencesTests {
    @Test(arguments: [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("Dr. Ito saw J. Smith at 3.5 m. She left.", ["Dr. Ito saw J. Smith at 3.5 m.", "She left."]),
        ("He said: \"Go.\" Then he went", ["He said: \"Go.\"", "Then he went"]),
        ("一つ。二つ。", ["一つ。", "二つ。"]),
        ("A title\nA line", ["A title", "A line"]),
        ("Wait... what?", ["Wait...", "what?"]),
        ("   \n ", []),
    ])
    func `text is cut at its sentences`(text: String, expected: [String]) {
        #expect(Sentences.split(text) == expected)
    }

    @Test func `text without an end is cut at commas and words, and no word is lost`() {
        let text = Array(repeating: "word", count: 500).joined(separator: " ")
        let parts = Sentences.split(text)
        #expect(parts.allSatisfy { $0.count <= 300 })
        #expect(parts.joined(separator: " ") == text)
    }

    /// The only cut left was the space, which was not consumed: it was found again for ever. One QR code of 380 letters
    /// made the service unreachable.
    @Test(arguments: ["a", "漢", "かな", "QmFzZTY0", "🙂", "9"])
    func `a long run behind a space is cut, and the end is reached`(unit: String) {
        for opening in ["Look: ", "A QR code says ", ", ", "… "] {
            let text = opening + String(repeating: unit, count: 380)
            #expect(Sentences.split(text).joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
        #expect(Sentences.split("Look: " + String(repeating: "a", count: 320)).map(\.count) == [5, 300, 20])
    }

    /// A text of 10 MB of accents on one letter is one `Character`: it was one piece.
    @Test func `no piece is longer than the limit, in whatever it is counted, and nothing is lost`() {
        for text in HostileTexts.random(300, seed: 1) {
            let pieces = Sentences.split(text)
            #expect(pieces.allSatisfy { !$0.isEmpty && $0.unicodeScalars.count <= 300 && $0.utf8.count <= 1200 })
            #expect(pieces.allSatisfy { $0.unicodeScalars.contains { !$0.properties.isWhitespace } })
            #expect(Self.visible(pieces.joined()) == Self.visible(text))
        }
    }

    private static func visible(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }

    /// Of 100 kB, "Dr. " took 41 s (the sentence was read from its start at each full stop), accents in disorder 9 s (to
    /// compare them puts them in order), flags 3.5 s (from the end, each is looked for from the start); of 1 MB a hundred
    /// times as long.
    @Test(.timeLimit(.minutes(1)), arguments: ["Dr. ", "a", "漢", "🇩", "\u{301}\u{316}\u{334}", "\"."])
    func `a megabyte of the same takes no longer than of prose`(unit: String) {
        let text = HostileTexts.long(unit, bytes: 1_000_000)
        #expect(Self.visible(Sentences.split(text).joined()).count == Self.visible(text).count)
    }

    @Test func `a word of a thousand letters is cut rather than kept`() {
        #expect(Sentences.split(String(repeating: "x", count: 1000)).map(\.count) == [300, 300, 300, 100])
    }
}
