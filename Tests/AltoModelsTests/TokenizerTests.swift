import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// Against strings and ids that Tools/reference/tokenizer_cases.py made with the reference. The committed set is a
/// thousand strings; `ALTO_TOKENIZER_CASES` names a folder with a larger one.
@Suite struct TokenizerTests {
    static let folder: URL = {
        let larger = ProcessInfo.processInfo.environment["ALTO_TOKENIZER_CASES"]
        return larger.map { URL(filePath: $0) } ?? Shared.root.appending(path: "Tests/Fixtures/tokenizers")
    }()

    struct Cases {
        var strings: [String] = []
        var ids: [[Int]] = []
        var texts: [String] = []
        var noise: [(ids: [Int], text: String)] = []
    }

    static let json: JSON = {
        var limits = JSON.Limits()
        limits.values = 20_000_000
        guard let data = try? Data(contentsOf: folder.appending(path: "cases.json")),
            let json = try? JSON([UInt8](data), limits: limits)
        else { return .null }
        return json
    }()

    static func cases(of name: String) throws -> Cases {
        func ids(_ json: JSON) -> [Int] { json.array?.compactMap(\.integer) ?? [] }
        let case_ = try #require(json[name])
        return Cases(
            strings: try #require(json["strings"]?.array).compactMap(\.string),
            ids: try #require(case_["ids"]?.array).map(ids),
            texts: try #require(case_["texts"]?.array).compactMap(\.string),
            noise: try #require(case_["noise"]?.array).map {
                (ids(try #require($0["ids"])), try #require($0["text"]?.string))
            })
    }

    static let names = ["bert-uncased", "bert-cased", "gpt2", "gpt2-prefix", "added"]

    @Test(arguments: names)
    func `ids equal the reference's`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        let cases = try Self.cases(of: name)
        #expect(cases.strings.count >= 1000 && cases.ids.count == cases.strings.count)
        var wrong: [String] = []
        for (string, ids) in zip(cases.strings, cases.ids) where tokenizer.encode(string) != ids {
            let points = string.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
            let found = tokenizer.encode(string).map { tokenizer.token(of: $0) ?? "-" }
            wrong.append("\(points): \(found), not \(ids.map { tokenizer.token(of: $0) ?? "-" })")
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(cases.strings.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test(arguments: names)
    func `texts equal the reference's`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        let cases = try Self.cases(of: name)
        #expect(cases.texts.count == cases.ids.count && cases.noise.count >= 200)
        var wrong: [String] = []
        func check(_ ids: [Int], _ text: String, skipping: Bool) {
            let found = tokenizer.decode(ids, skippingSpecialTokens: skipping)
            if !found.utf8.elementsEqual(text.utf8) { wrong.append("\(ids): \(found), not \(text)") }
        }
        for (ids, text) in zip(cases.ids, cases.texts) { check(ids, text, skipping: true) }
        for (index, item) in cases.noise.enumerated() { check(item.ids, item.text, skipping: index % 3 != 0) }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test func `ids without a token are left out of the text`() throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: "bert-uncased"))
        let ids = tokenizer.encode("two red circles", addingSpecialTokens: false)
        #expect(tokenizer.decode([30522, -1, .max, .min] + ids) == "two red circles")
    }

    @Test func `roles of tokens are told`() throws {
        let bert = try Tokenizer(folder: Self.folder.appending(path: "bert-uncased"))
        #expect(bert.roles == ["pad": 0, "unk": 1, "cls": 2, "sep": 3, "mask": 4])
        #expect(bert.isSpecial(2) && !bert.isSpecial(50))
        let gpt2 = try Tokenizer(folder: Self.folder.appending(path: "gpt2"))
        #expect(gpt2.roles["eos"] == 0)
    }

    @Test func `tokens that differ in normalisation alone are different tokens`() throws {
        let composed = "caf\u{E9}"
        let decomposed = "cafe\u{301}"
        let tokenizer = try TemporaryFolder.with([
            "vocab.txt": "[UNK]\n[CLS]\n[SEP]\n\(composed)\n\(decomposed)\n",
            "tokenizer_config.json": #"{"do_lower_case": false, "strip_accents": false}"#,
        ]) { try Tokenizer(folder: $0) }
        #expect(tokenizer.encode(composed, addingSpecialTokens: false) == [3])
        #expect(tokenizer.encode(decomposed, addingSpecialTokens: false) == [4])
    }

    @Test func `a word of a hundred thousand letters is encoded`() throws {
        let letters = String(repeating: "abcdefghij", count: 10_000)
        let bert = try Tokenizer(folder: Self.folder.appending(path: "bert-uncased"))
        #expect(bert.encode(letters, addingSpecialTokens: false) == [1])
        let gpt2 = try Tokenizer(folder: Self.folder.appending(path: "gpt2"))
        #expect(gpt2.decode(gpt2.encode(letters)) == letters)
    }
}
