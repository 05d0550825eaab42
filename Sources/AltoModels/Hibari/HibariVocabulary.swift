import AltoJSON
package import Foundation

/// The symbols that hibari's network knows phonemes by: `vocab.json`, Kokoro's.
package struct HibariVocabulary: Sendable {
    private let symbols: [Unicode.Scalar: Int]
    /// Pads a sentence at both ends.
    private static let pause = 0

    /// - Throws: `ModelFileError`.
    package init(folder: URL) throws(ModelFileError) {
        let name = "vocab.json"
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        let json = try JSONObject(try file.json(), file: name)
        var symbols: [Unicode.Scalar: Int] = [:]
        for (phoneme, value) in json.json.members ?? [] {
            guard let scalar = phoneme.unicodeScalars.first, phoneme.unicodeScalars.count == 1,
                let number = value.integer,
                (1..<HibariTextEncoder.symbols).contains(number)
            else { throw json.wrongType("vocab", expected: "numbers from 1 to \(HibariTextEncoder.symbols - 1)") }
            symbols[scalar] = number
        }
        guard !symbols.isEmpty else { throw json.wrongType("the whole", expected: "a list of phonemes") }
        self.symbols = symbols
    }

    package func knows(_ phoneme: Unicode.Scalar) -> Bool { symbols[phoneme] != nil }

    /// What it does not know is left out.
    ///
    /// - Returns: none where nothing is left.
    package func symbols(_ phonemes: String) -> [Int] {
        let known = phonemes.unicodeScalars.compactMap { symbols[$0] }
        return known.isEmpty ? [] : [Self.pause] + known + [Self.pause]
    }
}
