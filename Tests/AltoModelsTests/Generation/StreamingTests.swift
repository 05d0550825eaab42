import Alto
import AltoModels
import AltoTesting
import Foundation
import Testing

@Suite struct StreamingTests {
    static let folder = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs")

    static func pieces(
        _ text: String, stops: [String] = [], name: String = "llama", maxNewTokens: Int = 500, end: Bool = false
    ) throws -> (texts: [String], end: TokenGenerator<Scripted>.End?, steps: Int) {
        let tokenizer = try Tokenizer(folder: folder.appending(path: name))
        let eos = try #require(tokenizer.roles["eos"])
        let ids = tokenizer.encode(text, addingSpecialTokens: false) + (end ? [eos] : [])
        var settings = GenerationSettings()
        settings.maxNewTokens = min(maxNewTokens, ids.count)
        settings.eosTokens = [eos]
        let decoder = Scripted(ids, size: tokenizer.idCount)
        var generator = TextGenerator(TokenGenerator(decoder, prompt: [1], settings), tokenizer, stopTexts: stops)
        var texts: [String] = []
        while let piece = try generator.next() { texts.append(piece.text) }
        #expect(try generator.next() == nil)
        return (texts, generator.end, decoder.count)
    }

    /// Writes given words one after another.
    final class Scripted: StepDecoder {
        let ids: [Int]
        let size: Int
        private(set) var count = 0
        var maxLength: Int { 10_000 }

        init(_ ids: [Int], size: Int) { (self.ids, self.size) = (ids, size) }

        func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits {
            var row = [Float](repeating: 0, count: size)
            if count < ids.count { row[ids[count]] = 10 }
            count += 1
            return Logits(values: row, count: size)
        }
    }

    @Test(arguments: ["A red circle above a blue square. 天 👩‍👩‍👧‍👦!", "", "one"], ["llama", "smollm", "gemma"])
    func `a text comes in parts that are the whole`(text: String, name: String) throws {
        let found = try Self.pieces(text, name: name, end: true)
        #expect(found.texts.joined() == text)
        #expect(found.end == .stop)
        if text.count > 10 { #expect(found.texts.count { !$0.isEmpty } > 5) }
    }

    @Test func `a text as long as it may be says so`() throws {
        let found = try Self.pieces("two red circles above", maxNewTokens: 3)
        #expect(found.end == .length)
        #expect("two red circles above".hasPrefix(found.texts.joined()) && !found.texts.joined().isEmpty)
    }

    @Test(arguments: [["###"], ["### Human", "###"], ["q", "\n###"]])
    func `a stop text ends the text, though it comes in several tokens`(stops: [String]) throws {
        let found = try Self.pieces("A red circle ## and a line.\n### Human: more", stops: stops)
        #expect(found.texts.joined().hasPrefix("A red circle ## and a line."))
        #expect(!found.texts.joined().contains("###"))
        #expect(found.end == .stop)
        // What comes behind it is not even thought of.
        #expect(found.steps < (try Self.pieces("A red circle ## and a line.\n### Human: more")).steps)
    }

    @Test func `what only looks like the beginning of a stop text is given in the end`() throws {
        let found = try Self.pieces("A line ##", stops: ["###"])
        #expect(found.texts.joined() == "A line ##")
    }

    @Test func `parts of a stop text are held back`() {
        var stops = StopTexts(["###", "stop", ""])
        #expect(stops.take("a #") == "a ")
        #expect(stops.take("#") == "")
        #expect(stops.take("b s") == "##b ")
        #expect(stops.take("to") == "")
        #expect(stops.take("re") == "store")
        #expect(stops.take("####x") == "")
        #expect(stops.hasStopped)
        #expect(stops.take("more") == "" && stops.finish() == "")
        var open = StopTexts(["abc"])
        #expect(open.take("xab") == "x")
        #expect(open.finish() == "ab" && !open.hasStopped)
        var earliest = StopTexts(["later", "end"])
        #expect(earliest.take("the end, later") == "the ")
    }

    @Test func `a cancelled task stops between tokens`() async throws {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try Self.pieces("two red circles")
        }
        await #expect(throws: CancellationError.self) { _ = try await task.value }
    }

    @Test func `scores that are there already are not asked for again`() throws {
        let decoder = TableDecoder([[0, 1, 0], [0, 0, 1], [1, 0, 0]])
        var settings = GenerationSettings()
        settings.maxNewTokens = 3
        var generator = TokenGenerator(
            decoder, prompt: [0, 0], settings, scores: Logits(values: [0, 0, 5], count: 3))
        #expect(try generator.next()?.id == 2)
        #expect(decoder.steps.isEmpty)
        #expect(try generator.next()?.id == 0)
        #expect(decoder.steps == [[[2]]])
        #expect(Array(generator.tokens) == [2, 0])
    }

    @Test func `tokens that end an answer are those of all files`() throws {
        let name = Self.folder.appending(path: "smollm")
        let tokenizer = try Tokenizer(folder: name)
        let template = try ChatTemplate(
            "{% for m in messages %}{{ m.content if m.content is string }}<fake_token_around_image>{% endfor %}")
        let files = [
            "config.json": #"{"eos_token_id": 7, "text_config": {"eos_token_id": [8, 9]}}"#,
            "generation_config.json": #"{"eos_token_id": [10]}"#,
        ]
        let found = try TemporaryFolder.with(files) { try EndTokens.tokens(folder: $0, tokenizer, template) }
        let named = ["<end_of_utterance>", "<fake_token_around_image>"].compactMap(tokenizer.id(of:))
        #expect(found == Set([7, 8, 9, 10] + named) && named.count == 2)
        #expect(throws: ModelFileError.self) {
            try TemporaryFolder.with(["config.json": #"{"eos_token_id": "x"}"#]) {
                try EndTokens.tokens(folder: $0, tokenizer)
            }
        }
    }
}
