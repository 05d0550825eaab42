import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A folder as the hub has it, with a small model in it.
@Suite struct Phi3VisionConversationTests {
    private let scratch = TemporaryFolder()
    private var folder: URL { scratch.url }

    init() throws {
        let reference = Shared.root.appending(path: "Tests/Reference/phi3-vision")
        let pairs = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs/phi3")
        for file in ["tokenizer.json", "tokenizer_config.json"] {
            try FileManager.default.copyItem(at: pairs.appending(path: file), to: folder.appending(path: file))
        }
        let files = [
            "chat_template.jinja":
                "{% for m in messages %}<|{{ m['role'] }}|>\n{{ m['content'] }}<|end|>\n{% endfor %}"
                + "{% if add_generation_prompt %}<|assistant|>\n{% endif %}",
            "generation_config.json": #"{"eos_token_id": [2, 699]}"#,
            "preprocessor_config.json": #"{"num_crops": 4}"#,
        ]
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        let vocabulary = 705
        try ConverserTesting.copy(
            reference.appending(path: "soon.json"), to: folder.appending(path: "config.json"),
            replacing: "vocab_size", with: vocabulary)
        try ConverserTesting.writeWeights(reference, vocabulary: vocabulary, to: folder)
    }

    @Test func `a conversation with two pictures goes on as one that is read anew`() async throws {
        try await ConverserTesting.converse(in: folder)
    }

    @Test func `pictures are numbered through the conversation and stand where they are shown`() throws {
        let setup = try Phi3VisionSetup(folder: folder)
        let pictures = try [(40, 30), (30, 90)].map { try setup.prepare(ImageProcessorTests.pattern($0.0, $0.1)) }
        let prompt = try setup.prompt(
            [
                ChatMessage("user", [.image, .text("One")]), ChatMessage("assistant", [.text("It is.")]),
                ChatMessage("user", [.image, .text("Two")]),
            ], pictures: pictures)
        let places = pictures.map { Phi3VisionImageProcessor.tokens(grid: $0.grid, perSide: 2) }
        let runs = prompt.tokens.split { $0 != prompt.imageToken }.map(\.count)
        #expect(runs == places && places[0] != places[1])
        // Each part between pictures begins as a text begins.
        let begin = try #require(setup.tokenizer.roles["bos"])
        #expect(prompt.tokens.count { $0 == begin } == 3 && prompt.tokens.first == begin)
        #expect(setup.settings.eosTokens.isSuperset(of: [2, 699, 701]))
    }

    @Test func `a mark that somebody writes asks for no picture`() throws {
        let setup = try Phi3VisionSetup(folder: folder)
        let prompt = try setup.prompt([ChatMessage("user", [.text("What is <|image_1|>?")])], pictures: [])
        #expect(!prompt.tokens.contains(prompt.imageToken))
    }
}
