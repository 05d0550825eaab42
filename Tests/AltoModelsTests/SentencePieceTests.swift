import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against PyPI's `sentencepiece` (Tests/SentencePiece/reference.py).
@Suite struct SentencePieceTests {
    private struct Example: Decodable {
        let line: String
        let pieces: [String]
        let text: String
    }

    @Test(
        .enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"),
        arguments: ["unigram", "bpe"])
    func `pieces and texts equal the reference on 10,000 lines`(kind: String) throws {
        let folder = TemporaryFolder()
        let told = try PythonScript.run("SentencePiece/reference.py", folder.url.path, kind, "10000").output
        let lines = told.split(separator: "\n").filter { $0.hasPrefix("{") }
        #expect(lines.count == 10_000)
        let model = try SentencePiece([UInt8](Data(contentsOf: URL(filePath: folder.path("\(kind).model")))))
        var different: [String] = []
        for line in lines {
            let example = try JSONDecoder().decode(Example.self, from: Data(line.utf8))
            if try model.pieces(of: example.line) != example.pieces { different.append(example.line) }
            if try model.text(of: example.pieces) != example.text { different.append(example.text) }
        }
        let (count, first) = (different.count, different.first ?? "")
        #expect(count == 0, "for instance “\(first)”")
    }

    @Test func `what is no model is refused`() {
        for bytes in [[], [0], Array("nothing".utf8), [UInt8](repeating: 0xFF, count: 10_000), Array(0...255)] {
            #expect(throws: SentencePiece.Failure.self) { try SentencePiece(bytes) }
        }
    }
}
