import Alto
import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// The pipelines of published language models, against strings and ids that Tools/reference/tokenizer_pairs.py made
/// with the reference.
@Suite struct TokenizerPairsTests {
    static let folder = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs")

    struct Cases {
        var strings: [String] = []
        var ids: [[Int]] = []
        var texts: [String] = []
        var noise: [(ids: [Int], text: String)] = []
    }

    static let json: JSON = {
        guard let data = try? Data(contentsOf: folder.appending(path: "cases.json")) else { return .null }
        return (try? JSON([UInt8](data))) ?? .null
    }()

    static func cases(of name: String) throws -> Cases {
        func ids(_ json: JSON) -> [Int] { json.array?.compactMap(\.integer) ?? [] }
        let case_ = try #require(json[name])
        let strings = try #require(json["strings"]?.array).compactMap(\.string)
        return Cases(
            strings: strings, ids: try #require(case_["ids"]?.array).map(ids),
            texts: zip(try #require(case_["texts"]?.array), strings).map { $0.string ?? $1 },
            noise: try #require(case_["noise"]?.array).map {
                (ids(try #require($0["ids"])), try #require($0["text"]?.string))
            })
    }

    static let names = [
        "phi3", "llama", "llama-legacy", "mistral", "metaspace", "gemma", "smollm", "llama3", "spm-llama", "spm-yi",
        "spm-gemma",
    ]

    static func shown(_ text: String) -> String {
        text.unicodeScalars.map { (0x21..<0x7F).contains($0.value) ? String($0) : "{\(String($0.value, radix: 16))}" }
            .joined()
    }

    @Test(arguments: names)
    func `ids equal the reference's`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        let cases = try Self.cases(of: name)
        #expect(cases.strings.count >= 320 && cases.ids.count == cases.strings.count)
        var wrong: [String] = []
        for (string, ids) in zip(cases.strings, cases.ids) where tokenizer.encode(string) != ids {
            func tokens(_ ids: [Int]) -> String { ids.map { tokenizer.token(of: $0) ?? "-" }.joined(separator: " ") }
            wrong.append("\(Self.shown(string)): \(tokens(tokenizer.encode(string))), not \(tokens(ids))")
        }
        #expect(wrong.isEmpty, "\(wrong.count) of \(cases.strings.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test(arguments: names)
    func `texts equal the reference's`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        let cases = try Self.cases(of: name)
        #expect(cases.texts.count == cases.ids.count && cases.noise.count >= 40)
        var wrong: [String] = []
        func check(_ ids: [Int], _ text: String, skipping: Bool) {
            let found = tokenizer.decode(ids, skippingSpecialTokens: skipping)
            if !found.utf8.elementsEqual(text.utf8) {
                wrong.append("\(ids): \(Self.shown(found)), not \(Self.shown(text))")
            }
        }
        for (ids, text) in zip(cases.ids, cases.texts) { check(ids, text, skipping: true) }
        for (index, item) in cases.noise.enumerated() { check(item.ids, item.text, skipping: index % 3 != 0) }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test(arguments: names)
    func `a stream's parts together are the whole text`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        let cases = try Self.cases(of: name)
        var wrong: [String] = []
        for ids in cases.ids + cases.noise.map(\.ids) {
            var stream = TokenStream(tokenizer)
            let parts = ids.map { stream.text(of: $0) } + [stream.finish()]
            let whole = tokenizer.decode(ids)
            // Bytes that are no text may come out sooner than is known that they are none.
            guard !whole.contains("\u{FFFD}") else { continue }
            if !parts.joined().utf8.elementsEqual(whole.utf8) {
                wrong.append("\(parts.map(Self.shown)), not \(Self.shown(whole))")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(5).joined(separator: "\n"))")
    }

    @Test(arguments: ["llama", "gemma", "smollm", "llama3"])
    func `characters of several tokens come whole, and as soon as they are`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        // Nothing of these is in the vocabulary but their bytes.
        let text = "\u{1F9AD}\u{10A40}"
        let ids = tokenizer.encode(text, addingSpecialTokens: false).suffix(8)
        #expect(ids.count == 8)
        var stream = TokenStream(tokenizer)
        #expect(ids.map { stream.text(of: $0) } == ["", "", "", "\u{1F9AD}", "", "", "", "\u{10A40}"])
        #expect(stream.finish() == "")
        var broken = TokenStream(tokenizer)
        #expect(ids.prefix(6).map { broken.text(of: $0) }.joined() == "\u{1F9AD}")
        #expect(broken.finish().unicodeScalars.allSatisfy { $0 == "\u{FFFD}" })
    }

    @Test func `special tokens stream only where they are wanted`() throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: "smollm"))
        let ids = tokenizer.encode("a picture<end_of_utterance>")
        var hidden = TokenStream(tokenizer)
        var shown = TokenStream(tokenizer, skippingSpecialTokens: false)
        #expect(ids.map { hidden.text(of: $0) }.joined() == "a picture")
        #expect(ids.map { shown.text(of: $0) }.joined() == "a picture<end_of_utterance>")
    }

    @Test(arguments: ["llama", "gemma", "llama3", "spm-yi"])
    func `a word of a hundred thousand letters is encoded`(name: String) throws {
        let tokenizer = try Tokenizer(folder: Self.folder.appending(path: name))
        for letters in ["a", "abcdefghij", "天"] {
            let text = String(repeating: letters, count: 100_000 / letters.unicodeScalars.count)
            #expect(tokenizer.decode(tokenizer.encode(text)) == text)
        }
    }

    @Test func `damaged models of SentencePiece never trap`() throws {
        let good = [UInt8](try Data(contentsOf: Self.folder.appending(path: "spm-yi/tokenizer.model")))
        var state: UInt64 = 3
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var read = 0
        try TemporaryFolder.with([:]) { folder in
            for round in 0..<60 {
                var bytes = good
                for _ in 0..<(1 + random(4)) { bytes[random(bytes.count)] = UInt8(random(256)) }
                if round % 3 == 0 { bytes.removeLast(random(bytes.count)) }
                try Data(bytes).write(to: folder.appending(path: "tokenizer.model"))
                do throws(Problem) {
                    let tokenizer = try Tokenizer(folder: folder)
                    _ = tokenizer.encode("two red circles <s> 天")
                    read += 1
                } catch {
                    #expect(error.code == .modelInvalid)
                }
            }
        }
        #expect(read > 0 && read < 60)
    }

    @Test func `a pattern beyond the subset is told`() throws {
        let split =
            #"{"type": "Split", "pattern": {"Regex": "\\p{Lu}(?<=a)b"}, "behavior": "Isolated", "invert": false}"#
        let file = #"{"model": {"type": "BPE", "vocab": {"a": 0}, "merges": []}, "pre_tokenizer": \#(split)}"#
        let problem = #expect(throws: Problem.self) {
            try TemporaryFolder.with(["tokenizer.json": file]) { try Tokenizer(folder: $0) }
        }
        #expect(problem?.message.contains("pre-tokenizer is of a kind that is not supported: “Split by ") == true)
    }
}
