package import AltoGraph
import AltoJSON
package import Foundation

/// The sizes of a VITS model, from `config.json`. What the file leaves out has the value that transformers gives it.
package struct VITSConfig: Sendable, Equatable {
    package var vocabSize = 38
    package var sampleRate = 16_000
    /// 1 where the model knows one voice only.
    package var numSpeakers = 1
    /// Width of a speaker's vector; 0 in models of one voice.
    package var speakerEmbeddingSize = 0
    /// Width of the hidden states of the text encoder, the duration predictor and the flow's WaveNets.
    package var hiddenSize = 192
    /// Width of the latent frames.
    package var flowSize = 192
    /// Layer norms of the text encoder and of the deterministic duration predictor.
    package var epsilon = 1e-5
    package var text = Text()
    package var durations = Durations()
    package var flow = Flow()
    package var decoder = HiFiGANConfig()
    package var defaults = Defaults()

    /// The text encoder: a transformer with relative positions.
    package struct Text: Sendable, Equatable {
        package var layers = 6
        package var heads = 2
        /// How many neighbours on each side have a vector of their own; 0 for none.
        package var windowSize = 4
        package var hasBias = true
        package var intermediateSize = 768
        package var kernelSize = 3
        package var activation = Activation.relu
    }

    package struct Durations: Sendable, Equatable {
        package var isStochastic = true
        package var kernelSize = 3
        /// Width of the deterministic predictor.
        package var filterChannels = 256
        // The stochastic one:
        package var flows = 4
        package var layers = 3
        package var bins = 10
        package var tailBound: Float = 5
    }

    package struct Flow: Sendable, Equatable {
        package var flows = 4
        package var layers = 4
        package var kernelSize = 5
        package var dilationRate = 1
    }

    /// What is used where nobody says otherwise.
    package struct Defaults: Sendable, Equatable {
        package var speakingRate = 1.0
        package var noiseScale = 0.667
        package var durationNoiseScale = 0.8
    }

    package init() {}

    package var hasSpeakers: Bool { numSpeakers > 1 }
}

extension VITSConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no model has.
    package init(folder: URL) throws(ModelFileError) {
        let json = try JSONObject(configOf: "vits", in: folder)
        let read = ConfigReader(json)
        vocabSize = try read("vocab_size", vocabSize, atMost: 1 << 20)
        sampleRate = try read("sampling_rate", sampleRate, in: 4_000...192_000)
        hiddenSize = try read("hidden_size", hiddenSize, in: 1...8_192)
        flowSize = try read("flow_size", flowSize, in: 2...8_192)
        epsilon = try read.epsilon("layer_norm_eps", epsilon)
        numSpeakers = try read("num_speakers", numSpeakers)
        speakerEmbeddingSize = try read(
            "speaker_embedding_size", speakerEmbeddingSize, in: (numSpeakers > 1 ? 1 : 0)...8_192)
        guard flowSize.isMultiple(of: 2) else { throw json.wrongType("flow_size", expected: "an even number") }

        text.layers = try read("num_hidden_layers", text.layers, atMost: 512)
        text.heads = try read("num_attention_heads", text.heads)
        text.windowSize = try read("window_size", text.windowSize, in: 0...512)
        text.hasBias = try json.bool("use_bias") ?? text.hasBias
        text.intermediateSize = try read("ffn_dim", text.intermediateSize)
        text.kernelSize = try read("ffn_kernel_size", text.kernelSize, atMost: 63)
        text.activation = try read.activation("hidden_act", text.activation)
        try read.divides(text.heads, hiddenSize)

        durations.isStochastic = try json.bool("use_stochastic_duration_prediction") ?? durations.isStochastic
        durations.kernelSize = try read.kernel("duration_predictor_kernel_size", durations.kernelSize)
        durations.filterChannels = try read("duration_predictor_filter_channels", durations.filterChannels)
        durations.flows = try read("duration_predictor_num_flows", durations.flows, in: 2...64)
        // Each layer's dilation is the kernel times that of the one before.
        durations.layers = try read("depth_separable_num_layers", durations.layers, atMost: 8)
        durations.bins = try read("duration_predictor_flow_bins", durations.bins, in: 2...512)
        durations.tailBound = try read.number("duration_predictor_tail_bound", durations.tailBound, above: 0, to: 1_000)
        guard try json.integer("depth_separable_channels") ?? 2 == 2 else {
            throw json.wrongType("depth_separable_channels", expected: "2")
        }

        flow.flows = try read("prior_encoder_num_flows", flow.flows, atMost: 64)
        flow.layers = try read("prior_encoder_num_wavenet_layers", flow.layers, atMost: 64)
        flow.kernelSize = try read.kernel("wavenet_kernel_size", flow.kernelSize)
        flow.dilationRate = try read("wavenet_dilation_rate", flow.dilationRate, atMost: 4)

        defaults.speakingRate = Double(try read.number("speaking_rate", 1, above: 0, to: 100))
        defaults.noiseScale = Double(try read.number("noise_scale", 0.667, above: -1e-9, to: 100))
        defaults.durationNoiseScale = Double(try read.number("noise_scale_duration", 0.8, above: -1e-9, to: 100))
        decoder = try HiFiGANConfig(json, read)
    }
}
