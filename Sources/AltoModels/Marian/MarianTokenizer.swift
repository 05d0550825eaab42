import AltoJSON
package import Foundation

/// Marian's tokenizer: pieces by a SentencePiece model for each language, numbered by one vocabulary for both.
package struct MarianTokenizer: Sendable {
    private let source: SentencePiece
    private let target: SentencePiece
    private let numbers: [String: Int]
    private let pieces: [String]
    private let eosToken: Int
    private let unknownToken: Int
    private let padToken: Int

    /// - Throws: `ModelFileError` when `source.spm`, `target.spm` or `vocab.json` is missing or broken.
    package init(folder: URL, _ config: MarianConfig) throws(ModelFileError) {
        source = try Self.model("source.spm", in: folder)
        target = try Self.model("target.spm", in: folder)
        let name = "vocab.json"
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        guard case .object(let entries) = try file.json() else {
            throw .wrongType(field: "vocabulary", expected: "an object", file: name)
        }
        var numbers: [String: Int] = [:]
        var pieces = [String](repeating: "", count: config.vocabSize)
        for (piece, number) in entries {
            guard let number = number.integer, pieces.indices.contains(number) else {
                throw .wrongType(field: piece, expected: "a number below \(config.vocabSize)", file: name)
            }
            numbers[piece] = number
            pieces[number] = piece
        }
        guard let unknown = numbers["<unk>"] else { throw .missing(field: "<unk>", file: name) }
        (self.numbers, self.pieces) = (numbers, pieces)
        (eosToken, unknownToken, padToken) = (config.eosToken, unknown, config.padToken)
    }

    private static func model(_ name: String, in folder: URL) throws(ModelFileError) -> SentencePiece {
        guard let file = ModelFile(name, in: folder) else { throw .unreadable(file: name) }
        do {
            return try SentencePiece(try file.bytes())
        } catch let error as ModelFileError {
            throw error
        } catch {
            throw .wrongType(field: "content", expected: "a SentencePiece model", file: name)
        }
    }

    /// Models of several languages take the one that is wanted as a first token, such as ">>por<<".
    package var targetTokens: [String] { numbers.keys.filter { $0.hasPrefix(">>") && $0.hasSuffix("<<") }.sorted() }

    /// - Parameter target: one of `targetTokens`; nil for a model of one pair.
    /// - Returns: the sentence's tokens with the end, and whether the vocabulary has all of its pieces.
    package func encode(_ text: String, target: String? = nil) throws(SentencePiece.Failure) -> (
        tokens: [Int], isWhole: Bool
    ) {
        var tokens = target.flatMap { numbers[$0] }.map { [$0] } ?? []
        tokens += try source.pieces(of: text).map { numbers[$0] ?? unknownToken }
        return (tokens + [eosToken], !tokens.contains(unknownToken))
    }

    /// The text of tokens, those left out that stand for no text.
    package func decode(_ tokens: [Int]) throws(SentencePiece.Failure) -> String {
        let special = [eosToken, unknownToken, padToken]
        let said = tokens.filter { pieces.indices.contains($0) && !special.contains($0) }.map { pieces[$0] }
        return try target.text(of: said).replacing("▁", with: " ").trimmingCharacters(in: .whitespaces)
    }
}
