import Alto
import AltoLabels
import Testing

/// The words that labels say are those that narrations know: both rooms have a table of their own.
@Suite struct EverydayWordsTests {
    @Test func `each word of the labels is known to narrations, with the same words above it`() {
        for word in EverydayHierarchy.standard.words {
            #expect(EverydayWords.parents(of: word.name) == word.parents, "\(word.name)")
        }
        #expect(EverydayWords.keys == Set(EverydayHierarchy.standard.words.map(\.name)))
    }
}
