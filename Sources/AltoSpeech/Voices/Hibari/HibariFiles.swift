import Alto
package import Foundation

/// hibari's files as its package holds them: a network, and what reads English for it.
package enum HibariFiles {
    static let network = "hibari.onnx"
    static let unknownWords = "oov.onnx"
    private static let all = [
        network, unknownWords, "oov.json", "vocab.json", "normalize.json", "tokenizer_exceptions.json",
        "tagger.json.gz",
        "lexicon_us_gold.json.gz", "lexicon_us_silver.json.gz",
    ]

    /// Whether a folder has everything that the voice needs.
    package static func areComplete(in folder: URL) -> Bool {
        all.allSatisfy { FileManager.default.fileExists(atPath: folder.appending(path: $0).path) }
    }

    static func size(in folder: URL) -> Int64 {
        all.reduce(0) { sum, name in
            let attributes = try? FileManager.default.attributesOfItem(atPath: folder.appending(path: name).path)
            return sum + (attributes?[.size] as? Int64 ?? 0)
        }
    }
}
