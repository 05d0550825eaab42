/// A model that writes a text word by word, several texts (beams) at once.
package protocol StepDecoder: AnyObject {
    /// How many words a text may have, those of the prompt included.
    var maxLength: Int { get }

    /// Takes in the next words of each text.
    ///
    /// - Parameters:
    ///   - tokens: the words to add to each text; the same number for each.
    ///   - parents: which of the texts of the step before each of these goes on from; 0 in the first step.
    /// - Returns: for each text, the scores of the word behind these.
    func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits
}

/// Logits: the scores of all words of the vocabulary before softmax, [texts, count].
package struct Logits: Sendable {
    package var values: [Float]
    /// Words in the vocabulary.
    package let count: Int

    package init(values: [Float], count: Int) {
        self.values = values
        self.count = max(1, count)
    }

    package var rows: Int { values.count / count }

    package func row(_ index: Int) -> ArraySlice<Float> {
        let start = min(index * count, values.count)
        return values[start..<min(start + count, values.count)]
    }
}
