import Testing

@testable import Alto

@Suite struct SentenceStreamTests {
    @Test func `a sentence is told once another has begun`() {
        var stream = SentenceStream()
        #expect(stream.add("A cat. ").isEmpty)
        #expect(stream.add("It") == ["A cat."])
        #expect(stream.add(" sleeps on Dr. Who. And") == ["It sleeps on Dr. Who."])
        #expect(stream.finish() == ["And"])
        #expect(stream.finish().isEmpty)
    }

    @Test func `sentences are those of the whole text, however it comes`() {
        let text = "One. Two!\nThree? “Four.” Five… six 東京。大阪。 End"
        for size in 1...9 {
            var stream = SentenceStream()
            var sentences: [String] = [], rest = text[...]
            while !rest.isEmpty {
                sentences += stream.add(String(rest.prefix(size)))
                rest = rest.dropFirst(size)
            }
            #expect(sentences + stream.finish() == Sentences.split(text))
        }
    }
}
