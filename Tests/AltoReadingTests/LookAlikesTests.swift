import Testing

@testable import AltoReading

@Suite struct LookAlikesTests {
    private func corrected(_ text: String) -> String {
        let rect = Rect(left: 0, top: 0, right: 10, bottom: 10)
        let line = LineReading(
            words: text.split(separator: " ").map {
                Word(text: String($0), language: "", confidence: 0.9, weakest: 0.9, isInDictionary: false, rect: rect)
            }, rect: rect, letterHeight: 5)
        let words: Set<String> = ["item", "like", "will", "call"]
        return LookAlikes.corrected(line) { words.contains($0.lowercased()) }.text
    }

    @Test(arguments: [
        ("Ok, | will call", "Ok, I will call"), ("If | call,", "If I call,"), ("But can |?", "But can I?"),
        ("l will", "I will"), ("ltem", "Item"), ("|'m like", "I'm like"), ("|f so", "If so"),
        ("Home | About | Contact", "Home | About | Contact"), ("like lkxq", "like lkxq"),
    ])
    func `a capital I is told from bars by the words beside it`(text: String, expected: String) {
        #expect(corrected(text) == expected)
    }

    @Test(arguments: ["O0II1", "B8S5", "7QZ-0O1I", "l1I0O"])
    func `a code with letters that look like its digits is doubted`(code: String) {
        #expect(LookAlikes.isDoubtful(code))
    }

    @Test(arguments: ["Illinois", "2026", "N4", "08:15", "SW1A", "Book", "Room", "B12", "Soup"])
    func `a word, a number or a plain code is not doubted`(word: String) {
        #expect(!LookAlikes.isDoubtful(word))
    }
}
