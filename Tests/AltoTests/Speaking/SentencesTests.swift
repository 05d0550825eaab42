import Alto
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

    @Test func `a word of a thousand letters is cut rather than kept`() {
        #expect(Sentences.split(String(repeating: "x", count: 1000)).map(\.count) == [300, 300, 300, 100])
    }
}
