import AltoServer
import Foundation
import Testing

/// What was wrong once, and what is unusual, through the parsers that `Tools/fuzz/run` feeds with more of its kind. A trap ends the
/// whole run.
@Suite struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    @Test(arguments: requestParsers.keys.sorted())
    func `every input of the corpus is survived`(parser: String) throws {
        let parse = try #require(requestParsers[parser])
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.folder.appending(path: parser), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: file))
            parse(bytes)
            // Cut anywhere, too.
            for count in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 50)) {
                parse(Array(bytes.prefix(count)))
            }
        }
    }
}
