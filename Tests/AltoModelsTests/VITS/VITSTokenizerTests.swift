import Alto
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against transformers' VitsTokenizer (Tools/reference/vits_tokens.py).
@Suite struct VITSTokenizerTests {
    private static let kinds = ["mms", "romanian", "phonemes", "bare", "pairs"]

    @Test(arguments: kinds) func `symbols equal the reference`(_ kind: String) throws {
        let folder = Shared.root.appending(path: "Tests/Fixtures/vits-tokenizers/\(kind)")
        let json = try #require(ModelFile("cases.json", in: folder)).json()
        let size = try #require(json["size"]?.integer)
        let tokenizer = try VITSTokenizer(folder: folder, limit: size)
        let cases = try #require(json["cases"]?.array)
        #expect(cases.count == 399)
        for example in cases {
            let text = try #require(example["text"]?.string)
            // The reference numbers what it does not know beyond the model's symbols, which the model then fails on.
            let expected = example["ids"]!.array!.compactMap(\.integer).filter { $0 < size }
            var prepared = try tokenizer.prepared(text)
            if tokenizer.readsPhonemes { prepared = prepared.replacing(/\s+/, with: " ") }
            #expect(tokenizer.symbols(prepared) == expected, "“\(text)”")
        }
    }

    @Test func `a script that must be romanised is refused`() throws {
        let folder = TemporaryFolder()
        try Data(#"{"a": 0, "b": 1}"#.utf8).write(to: folder.url.appending(path: "vocab.json"))
        try Data(#"{"phonemize": false, "is_uroman": true}"#.utf8).write(
            to: folder.url.appending(path: "tokenizer_config.json"))
        let tokenizer = try VITSTokenizer(folder: folder.url, limit: 2)
        #expect(try tokenizer.symbols(tokenizer.prepared("Ab")) == [0, 0, 0, 1, 0])
        #expect(throws: Problem.self) { try tokenizer.prepared("한국어") }
    }

    @Test(arguments: ["[]", #"{"a": "b"}"#, #"{"a": -1}"#, "{"]) func `a broken vocabulary is told by its name`(
        _ text: String
    ) throws {
        let folder = TemporaryFolder()
        try Data(text.utf8).write(to: folder.url.appending(path: "vocab.json"))
        let error = #expect(throws: ModelFileError.self) { try VITSTokenizer(folder: folder.url, limit: 9) }
        #expect(error?.sentence.contains("vocab.json") == true)
    }
}
