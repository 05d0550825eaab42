import Testing

@testable import AltoReading

@Suite struct PlausibilityTests {
    private func reading(_ words: [(String, Double)]) -> LineReading {
        let rect = Rect(left: 0, top: 0, right: 200, bottom: 20)
        return LineReading(
            words: words.map {
                Word(text: $0.0, language: "eng", confidence: $0.1, weakest: $0.1, isInDictionary: false, rect: rect)
            }, rect: rect, letterHeight: 20)
    }

    // What Tesseract read into the fur, lattice, wood and cloth of photographs without text.
    @Test(arguments: [
        [("te", 0.81)], [("-", 0.91)], [("a", 0.49), ("Oud", 0.45)], [("LOOKS", 0.43)], [("=", 0.68), ("»", 0.59)],
        [("8", 0.59), ("8", 0.68), ("2", 0.43)], [("|", 0.87)], [("Pirie", 0.47)], [("AAA", 0.97)],
    ])
    func `what is read into texture does not stand alone`(words: [(String, Double)]) {
        #expect(!Plausibility.standsAlone(Plausibility.cleaned(reading(words))))
    }

    @Test(arguments: [[("EXIT", 0.95), ("24", 0.96)], [("AWS", 0.93), ("re:Invent", 0.76)], [("BUS", 0.95)]])
    func `a sign stands alone`(words: [(String, Double)]) {
        #expect(Plausibility.standsAlone(Plausibility.cleaned(reading(words))))
    }

    @Test func `dirt beside a sign is taken off`() {
        #expect(Plausibility.cleaned(reading([("tip", 0.06), ("Platform", 0.95), ("9", 0.96)])).text == "Platform 9")
        #expect(Plausibility.cleaned(reading([("—", 0.9), ("OPEN", 0.95), ("\"", 0.8)])).text == "OPEN")
        #expect(Plausibility.cleaned(reading([("Library*", 0.95)])).text == "Library")
        #expect(Plausibility.cleaned(reading([("\"Quoted\"", 0.95)])).text == "\"Quoted\"")
    }

    @Test func `two readings agree when they differ in one letter of five`() {
        #expect(Plausibility.agree(reading([("Hotel", 0.9)]), reading([("Hotei", 0.9)])))
        #expect(!Plausibility.agree(reading([("STOP", 0.9)]), reading([("STQP", 0.9)])))
        #expect(!Plausibility.agree(reading([]), reading([])))
    }

    @Test func `marks inside of a word survive, marks at its ends that only one reading has do not`() {
        let merged = Plausibility.merged(
            reading([("re:Invent.", 0.7)]), isolated: reading([("re", 0.95), ("Invent", 0.95)]))
        #expect(merged?.text == "re:Invent")
        #expect(merged.map { $0.confidence > 0.9 } == true)
    }
}
