import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

@Suite struct OFAConfigTests {
    private func config(_ json: String) throws -> OFAConfig {
        try TemporaryFolder.with(["config.json": json]) { try OFAConfig(folder: $0) }
    }

    /// The keys of the hub's OFA-Sys/ofa-base, as the reference writes them.
    @Test func `what the hub's files say is read`() throws {
        let config = try config(
            #"""
            {"model_type": "ofa", "d_model": 768, "encoder_layers": 6, "decoder_layers": 6, "encoder_attention_heads": 12,
             "decoder_attention_heads": 12, "encoder_ffn_dim": 3072, "decoder_ffn_dim": 3072, "vocab_size": 59457, "resnet_type": "resnet101",
             "token_bucket_size": 256, "image_bucket_size": 42, "normformer": true, "scale_embedding": false, "attn_scale_factor": 2.0,
             "architectures": ["OFAModel"], "torch_dtype": "float32", "dropout": 0.1, "code_image_size": 128}
            """#)
        #expect(
            config.hiddenSize == 768 && config.encoder.heads == 12 && config.decoder.intermediateSize == 3072
                && config.resNetBlocks == [3, 4, 23])
        #expect(
            config.defaultImageSize == 384 && config.eosToken == 2 && config.bosToken == 0 && config.forcedEOSToken == 2
        )
        #expect(config.decoderSizes.keyDim == 128 && config.decoderSizes.headDim == 64)
    }

    @Test func `what is left out is the reference's`() throws {
        var defaults = OFAConfig()
        defaults.forcedEOSToken = 2
        #expect(try config("{}") == defaults)
        #expect(
            [256, 512, 768, 1024, 1280].map { width in
                var config = OFAConfig()
                config.hiddenSize = width
                return config.defaultImageSize
            } == [256, 256, 384, 480, 480])
    }

    @Test(arguments: [
        (#""model_type": "blip""#, "model_type"), (#""d_model": 0"#, "d_model"), (#""d_model": "wide""#, "d_model"),
        (#""d_model": 1e9"#, "d_model"),
        (#""encoder_layers": -1"#, "encoder_layers"), (#""decoder_layers": 100000"#, "decoder_layers"),
        (#""encoder_attention_heads": 7"#, "num_attention_heads"), (#""resnet_type": "resnet7""#, "resnet_type"),
        (#""image_bucket_size": 0"#, "image_bucket_size"), (#""token_bucket_size": 2"#, "token_bucket_size"),
        (#""attn_scale_factor": 0"#, "attn_scale_factor"), (#""attn_scale_factor": -2"#, "attn_scale_factor"),
        (#""eos_token_id": 59457"#, "eos_token_id"),
        (#""forced_eos_token_id": -1"#, "forced_eos_token_id"),
        (#""entangle_position_embedding": true"#, "entangle_position_embedding"),
        (#""activation_function": "magic""#, "activation_function"), (#""normformer": 1"#, "normformer"),
    ])
    func `a wrong field is named`(json: String, field: String) {
        let error = #expect(throws: ModelFileError.self) { try config("{\(json)}") }
        #expect(error?.sentence.contains(field) == true, "\(error?.sentence ?? "")")
    }

    /// A checkpoint that lacks a tensor, or has one of another shape, is told by the tensor's path.
    @Test func `weights that do not fit are told`() throws {
        let folder = TemporaryFolder()
        try Data(#"{"d_model": 32, "vocab_size": 120}"#.utf8).write(to: folder.url.appending(path: "config.json"))
        let list = try JSON(
            Array(#"[{"name": "encoder.embed_tokens.weight", "shape": [120, 16], "centre": 0, "spread": 1}]"#.utf8))
        try FormulaWeights.write(list, to: folder.url.appending(path: "model.safetensors"))
        let error = #expect(throws: CheckpointError.self) {
            try OFAModel(folder: folder.url, imageSize: 96, runtime: Runtime())
        }
        #expect(error?.description.contains("encoder.embed_tokens.weight") == true)
    }
}
