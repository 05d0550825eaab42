import AltoTesting
import Foundation
import Testing

@testable import AltoModels

@Suite struct BLIPConfigTests {
    private func config(_ text: String) throws -> BLIPConfig {
        let folder = TemporaryFolder()
        try Data(text.utf8).write(to: folder.url.appending(path: "config.json"))
        return try BLIPConfig(folder: folder.url)
    }

    @Test func `what a config leaves out is as transformers has it`() throws {
        let found = try config(#"{"model_type": "blip", "architectures": ["BlipForQuestionAnswering"]}"#)
        #expect(found.task == .questionAnswering)
        #expect(found.text.vocabSize == 30524)
        #expect(found.vision.numPositions == 577)
    }

    @Test(arguments: [
        "[]", "{", #"{"model_type": "gpt2"}"#, #"{"vision_config": 3}"#, #"{"vision_config": {"hidden_size": -1}}"#,
        #"{"vision_config": {"patch_size": 0}}"#, #"{"vision_config": {"image_size": 9223372036854775807}}"#,
        #"{"vision_config": {"num_attention_heads": 7}}"#, #"{"text_config": {"hidden_act": "magic"}}"#,
        #"{"text_config": {"sep_token_id": 40000}}"#, #"{"text_config": {"layer_norm_eps": "small"}}"#,
        #"{"text_config": {"num_hidden_layers": 1.5}}"#, #"{"text_config": {"vocab_size": 1e300}}"#,
    ])
    func `a config that makes no sense is refused`(text: String) {
        #expect(throws: ModelFileError.self) { try config(text) }
    }

    @Test func `a model in the hub's cache goes by its name there`() {
        let folder = URL(filePath: "/x/models--Salesforce--blip-image-captioning-large/snapshots/0123abcd")
        #expect(Captioner.name(of: folder) == "Salesforce/blip-image-captioning-large")
        #expect(Captioner.name(of: URL(filePath: "/models/mine/")) == "mine")
    }

    @Test func `confidence is the geometric mean of the words' probabilities`() throws {
        let text = GeneratedText(tokens: [1, 2], logProbabilities: [Float(log(0.9)), Float(log(0.4))])
        let confidence = try #require(CaptionConfidence.confidence(of: text))
        #expect(abs(confidence - 0.6) < 1e-6)
        #expect(CaptionConfidence.confidence(of: GeneratedText(tokens: [], logProbabilities: [])) == nil)
        #expect(CaptionConfidence.confidence(of: GeneratedText(tokens: [1], logProbabilities: [.nan])) == nil)
    }
}
