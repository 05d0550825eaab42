import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// Files that are wrong, by mistake or on purpose: a sentence each, and no more memory than stated.
@Suite struct TokenizerFilesTests {
    static let pieces = #""normalizer": null, "pre_tokenizer": {"type": "BertPreTokenizer"}, "decoder": null"#
    static let vocab = #"{"[UNK]": 0, "a": 1, "b": 2}"#

    static func wordPiece(_ vocab: String = vocab, more: String = "") -> String {
        #"{"model": {"type": "WordPiece", "vocab": \#(vocab)\#(more)}, \#(pieces)}"#
    }

    static func bytePair(vocab: String = #"{"a": 0, "b": 1, "ab": 2}"#, merges: String) -> String {
        #"{"model": {"type": "BPE", "vocab": \#(vocab), "merges": \#(merges)}, "pre_tokenizer": {"type": "ByteLevel"}}"#
    }

    @Test(arguments: [
        ("", "it ends too early"),
        ("\u{0}", "there is an unexpected character"),
        ("{}", "lacks “model”"),
        ("[]", "“the whole” is not an object"),
        (#"{"model": 5}"#, "“model” is not an object"),
        (#"{"model": {"type": "WordPiece"}}"#, "lacks “model.vocab”"),
        (#"{"model": {"type": "Unigram", "vocab": [["a", 0.1]]}}"#, "“model.vocab” is not an object"),
        (
            #"{"model": {"type": "WordLevel", "vocab": {"a": 1}}}"#,
            "model is of a kind that is not supported: “WordLevel”"
        ),
        (wordPiece(#"{"[UNK]": "0"}"#), "“model.vocab” is not a list of whole numbers by token"),
        (wordPiece(#"{"[UNK]": 0.5}"#), "“model.vocab” is not a list of whole numbers by token"),
        (wordPiece("{}"), "vocabulary is empty"),
        (wordPiece(#"{"a": 0}"#), "unknown token “[UNK]” is not in its vocabulary"),
        (wordPiece(#"{"[UNK]": 0, "a": -1}"#), "gives “a” the id -1, which is out of range"),
        (wordPiece(#"{"[UNK]": 0, "a": 4294967296}"#), "gives “a” the id 4294967296, which is out of range"),
        (wordPiece(#"{"[UNK]": 0, "a": 1, "b": 1}"#), "gives the id 1 to both “a” and “b”"),
        (wordPiece(#"{"[UNK]": 0, "[UNK]": 0}"#), "a key appears twice"),
        (wordPiece(#"{"[UNK]": 0, "\u001b[31m": -7}"#), #"gives “\u{1b}[31m” the id -7"#),
        (
            wordPiece(more: #", "max_input_chars_per_word": "many""#),
            "“model.max_input_chars_per_word” is not a whole number"
        ),
        (
            wordPiece("\(vocab)}, \"added_tokens\": [{\"id\": 1, \"content\": \"x\"}], \"x\": {"),
            "gives the id 1 to both “a” and “x”"
        ),
        (wordPiece("\(vocab)}, \"added_tokens\": [{\"id\": 9}], \"x\": {"), "lacks “added_tokens.0.content”"),
        (wordPiece("\(vocab)}, \"added_tokens\": {}, \"x\": {"), "“added_tokens” is not a list"),
        (
            wordPiece(
                "\(vocab)}, \"post_processor\": {\"type\": \"TemplateProcessing\", \"single\": [{\"SpecialToken\": {\"id\": \"[CLS]\"}}]}, \"x\": {"
            ),
            "“post_processor.special_tokens” is not the ids of each token"
        ),
        (bytePair(merges: #"["a"]"#), "Merge 0 of the tokenizer is not a pair of tokens"),
        (bytePair(merges: #"["a b", ["a", "b", "ab"]]"#), "Merge 1 of the tokenizer is not a pair of tokens"),
        (bytePair(merges: #"["a c"]"#), "Merge 0 of the tokenizer names “c”, which is not in its vocabulary"),
        (bytePair(merges: #"["b a"]"#), "Merge 0 of the tokenizer names “ba”"),
        (bytePair(merges: "null"), "lacks “model.merges”"),
        (
            #"{"model": {"type": "WordPiece", "vocab": {"[UNK]": 0}}, "normalizer": {"type": "NFKC"}, "pre_tokenizer": {"type": "BertPreTokenizer"}}"#,
            "normalizer is of a kind that is not supported: “NFKC”"
        ),
        (String(repeating: "[", count: 100_000), "it is nested too deeply"),
        (#"{"model": {"vocab": {"\udc00": 1}}}"#, "a string is not valid Unicode"),
    ])
    func `a bad tokenizer.json is told in a sentence`(content: String, sentence: String) throws {
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with(["tokenizer.json": content]) { try Tokenizer(folder: $0) }
        }
        #expect(problem?.code == .modelInvalid)
        #expect(problem?.message.contains(sentence) == true, "\(problem?.message ?? "")")
    }

    @Test func `a well-formed one beside them is read`() throws {
        let bert = try TemporaryFolder.with(["tokenizer.json": Self.wordPiece()]) { try Tokenizer(folder: $0) }
        #expect(bert.encode("a b c") == [1, 2, 0])
        let pairs = try TemporaryFolder.with(["tokenizer.json": Self.bytePair(merges: #"[["a", "b"]]"#)]) {
            try Tokenizer(folder: $0)
        }
        #expect(pairs.encode("ab") == [2])
    }

    @Test func `a folder without a tokenizer lacks a model`() throws {
        let problem = #expect(throws: Problem.self) { try TemporaryFolder.with([:]) { try Tokenizer(folder: $0) } }
        #expect(problem?.code == .modelMissing)
    }

    @Test func `a folder in the file's place is told`() throws {
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with([:]) { folder in
                try FileManager.default.createDirectory(
                    at: folder.appending(path: "tokenizer.json"), withIntermediateDirectories: true)
                return try Tokenizer(folder: folder)
            }
        }
        #expect(problem?.message == "The model's tokenizer.json cannot be read.")
    }

    @Test func `a file beyond the limit is not read`() throws {
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with(["vocab.txt": ""]) { folder in
                let handle = try FileHandle(forWritingTo: folder.appending(path: "vocab.txt"))
                try handle.truncate(atOffset: 1 << 40)
                try handle.close()
                return try Tokenizer(folder: folder)
            }
        }
        #expect(problem?.message == "The model's vocab.txt is larger than 24 MB.")
    }

    @Test func `a list of nothings stops at its limit`() throws {
        var limits = JSON.Limits()
        limits.values = 1000
        let error = #expect(throws: JSONError.self) {
            try JSON(Array(("[" + String(repeating: "0,", count: 1001)).utf8), limits: limits)
        }
        #expect(error?.reason == .tooMany)
    }

    @Test func `a file of line feeds stops at its limit`() throws {
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with(["vocab.txt": String(repeating: "\n", count: 800_002)]) {
                try Tokenizer(folder: $0)
            }
        }
        #expect(problem?.message == "The model's vocab.txt has more than 800000 lines.")
    }

    /// Random damage to a good file: whatever it does, it ends in a tokenizer or a sentence.
    @Test func `damaged files never trap`() throws {
        let goods = [Self.bytePair(merges: #"["a b"]"#), Self.wordPiece()].map { Array($0.utf8) }
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        try TemporaryFolder.with([:]) { folder in
            for round in 0..<600 {
                var bytes = goods[round % 2]
                for _ in 0..<(1 + random(3)) {
                    let place = random(bytes.count)
                    switch random(4) {
                    case 0: bytes[place] = UInt8(random(256))
                    case 1: bytes.remove(at: place)
                    case 2:
                        bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 9)], at: random(bytes.count))
                    default: bytes[place] = Array(#"{}[]",:0-9eE\"#.utf8)[random(13)]
                    }
                }
                try Data(bytes).write(to: folder.appending(path: "tokenizer.json"))
                do throws(Problem) {
                    let tokenizer = try Tokenizer(folder: folder)
                    #expect(tokenizer.encode("a ab b.").allSatisfy { $0 >= 0 })
                } catch {
                    #expect(error.code == .modelInvalid)
                }
            }
        }
    }
}
