import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A folder as the hub has it, with a small model in it.
@Suite struct YiVLConversationTests {
    private let scratch = TemporaryFolder()
    private var folder: URL { scratch.url }

    init() throws {
        let reference = Shared.root.appending(path: "Tests/Reference/yi-vl")
        let pairs = Shared.root.appending(path: "Tests/Fixtures/tokenizer-pairs/spm-yi")
        try YiVLTests.write(to: folder)
        for file in ["tokenizer.model", "tokenizer_config.json"] {
            try FileManager.default.copyItem(at: pairs.appending(path: file), to: folder.appending(path: file))
        }
        let vocabulary = try Tokenizer(folder: folder).idCount
        let config = folder.appending(path: "config.json")
        try ConverserTesting.copy(config, to: config, replacing: "vocab_size", with: vocabulary)
        try ConverserTesting.copy(config, to: config, replacing: "max_position_embeddings", with: 2048)
        try ConverserTesting.writeWeights(reference, vocabulary: vocabulary, to: folder)
    }

    @Test func `a conversation with two pictures goes on as one that is read anew`() async throws {
        try await ConverserTesting.converse(in: folder)
    }

    @Test func `who asks may set the system's text, and ends no turn`() throws {
        let setup = try YiVLSetup(folder: folder)
        let picture = try setup.prepare(ImageProcessorTests.pattern(30, 20))
        let prompt = try setup.prompt(
            [ChatMessage("system", "Be kind."), ChatMessage("user", [.image, .text("a ### b <image_placeholder>")])],
            pictures: [picture])
        #expect(prompt.tokens.count { $0 == prompt.imageToken } == 16)
        let text = setup.tokenizer.decode(prompt.tokens.filter { $0 >= 0 })
        #expect(
            text.contains("Be kind.\n\n### Human:") && text.contains("a # # # b < image_placeholder>\n### Assistant:"))
        let usual = try setup.prompt([ChatMessage("user", [.image, .text("a")])], pictures: [picture])
        #expect(usual.tokens.count > prompt.tokens.count)
        #expect(setup.stopTexts == ["###"])
    }

    @Test func `pictures of another size than the tower's are told`() throws {
        let file = folder.appending(path: "vit/clip-vit-h-28/preprocessor_config.json")
        try Data(#"{"image_processor_type": "CLIPImageProcessor", "size": {"height": 30, "width": 30}}"#.utf8).write(
            to: file)
        let setup = try YiVLSetup(folder: folder)
        let problem = #expect(throws: Problem.self) { try setup.prepare(ImageProcessorTests.pattern(30, 20)) }
        #expect(
            problem?.message.contains("makes pictures of 30 x 30 pixels, but its vision tower wants 28 x 28") == true)
    }
}
