import Testing

@testable import Alto

@Suite struct SpokenPartsTests {
    private func parts(_ content: String) -> [String] {
        var description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        description.text = ReadText(content: content, language: "en", blocks: [])
        let sentences = Narrator().narrate(description).sentences.filter { $0.kind == .text }
        return sentences.flatMap(\.spokenParts).filter(\.isQuoted).map { PrintableText.clean($0.text) }
    }

    /// They ran on: "no parking eight a m to six p m tow away zone".
    @Test func `the lines of a sign are parts of their own`() {
        #expect(parts("NO PARKING\n8 AM TO 6 PM\nTow away zone") == ["NO PARKING", "8 AM TO 6 PM", "Tow away zone."])
    }

    @Test func `what is broken to fit a page is read on`() {
        #expect(parts("The cat sat on\nthe mat and slept") == ["The cat sat on the mat and slept."])
    }

    @Test func `what a code holds is a part of its own`() {
        let sentence = Narration.Sentence(.codes, "A QR code: “It is safe. Go on”.")
        #expect(sentence.spokenParts.map(\.isQuoted) == [false, true])
    }
}
