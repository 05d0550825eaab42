import Alto
import Testing

@testable import AltoReading

/// "СТОП" beside Latin data was read as "CTON" without a doubt.
@Suite struct OtherAlphabetsTests {
    private func look(_ text: String, known: Double, confidence: Double = 0.95) -> TextEngine.Look {
        TextEngine.Look(
            blocks: [
                ReadText.Block(
                    content: text, confidence: confidence, box: Box(x: 0, y: 0, width: 10, height: 10))
            ], language: nil, knownShare: known)
    }

    @Test func `a short text that no dictionary knows is suspicious`() {
        #expect(OtherAlphabets.isSuspicious(look("POCCHA", known: 0)))
        #expect(!OtherAlphabets.isSuspicious(look("POCKET", known: 1)))
        #expect(!OtherAlphabets.isSuspicious(look("12:30", known: 0)))
        #expect(!OtherAlphabets.isSuspicious(look("Sphinx of black quartz, judge my vow", known: 0)))
    }

    @Test func `a reading that its own dictionary knows is better`() {
        #expect(OtherAlphabets.isBetter(look("РОССИЯ", known: 1)))
        #expect(!OtherAlphabets.isBetter(look("РОССНЯ", known: 0)))
        #expect(!OtherAlphabets.isBetter(look("12", known: 1)))
    }

    @Test func `where each letter may be Latin as well, that is doubted`() {
        #expect(OtherAlphabets.believed(look("РОССИЯ", known: 1)).blocks[0].confidence == 0.95)
        #expect(OtherAlphabets.believed(look("КОТ", known: 1)).blocks[0].confidence <= LookAlikes.doubt)
    }

    @Test func `without a dictionary that tells, a word that could be another's is doubted`() {
        #expect(OtherAlphabets.doubted(look("MOCKBA", known: 0)).blocks[0].confidence <= LookAlikes.doubt)
        #expect(OtherAlphabets.doubted(look("WIDGET", known: 0)).blocks[0].confidence == 0.95)
        #expect(OtherAlphabets.doubted(look("Motorex", known: 0)).blocks[0].confidence == 0.95)
    }
}
