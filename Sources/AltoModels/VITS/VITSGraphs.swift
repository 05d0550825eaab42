import AltoGraph

/// The graphs that VITS runs as. Inputs and outputs are called by the names here.
package enum VITSGraphs {
    package enum Name {
        package static let symbols = "symbols"
        package static let speaker = "speaker"
        package static let noise = "noise"
        package static let means = "means"
        package static let logVariances = "log variances"
        package static let logDurations = "log durations"
        /// For each frame, which symbol it belongs to.
        package static let alignment = "alignment"
        package static let latents = "latents"
        package static let begin = "begin"
        package static let end = "end"
        package static let cutBegin = "cut begin"
        package static let cutEnd = "cut end"
        package static let sound = "sound"
        package static func state(_ index: Int) -> String { "state.\(index)" }
    }

    /// The parts of a model, as its checkpoint holds them.
    struct Parts {
        let text: VITSTextEncoder
        let durations: any DurationPredictor
        let flow: ResidualCouplingFlow
        let decoder: HiFiGAN
        /// [speakers, speakerEmbeddingSize].
        let speakers: Embedding?

        init(_ checkpoint: Checkpoint, _ config: VITSConfig) throws(CheckpointError) {
            text = try VITSTextEncoder(checkpoint["text_encoder"], config)
            let predictor = checkpoint["duration_predictor"]
            durations =
                config.durations.isStochastic
                ? try StochasticDurationPredictor(predictor, config)
                : try ConvolutionalDurationPredictor(predictor, config)
            flow = try ResidualCouplingFlow(checkpoint["flow"], config)
            decoder = try HiFiGAN(
                checkpoint["decoder"], config.decoder, inChannels: config.flowSize,
                speakerEmbeddingSize: config.hasSpeakers ? config.speakerEmbeddingSize : nil)
            speakers =
                config.hasSpeakers
                ? try Embedding(
                    checkpoint["embed_speaker"], numEmbeddings: config.numSpeakers,
                    embeddingDim: config.speakerEmbeddingSize) : nil
        }

        /// The vector of the speaker that the graph is given, [1, speakerEmbeddingSize, 1].
        fileprivate func speaker(_ graph: inout Graph) -> Node? {
            guard let speakers else { return nil }
            return speakers(graph.input(Name.speaker, [1], .int64)).unsqueezed(2)
        }
    }

    /// All graphs; the one that takes longest to compile comes first.
    ///
    /// - Parameter bfloat16: for the decoder, which does nearly all of the work; the others decide durations.
    static func all(_ parts: Parts, _ config: VITSConfig, bfloat16: Bool, showsStates: Bool) -> [Graph] {
        var decoder = decoder(parts, config)
        decoder.allowsBFloat16 = bfloat16
        return [decoder, flow(parts, config), text(parts, showsStates: showsStates)]
    }

    static let names = ["decoder", "flow", "text encoder"]

    /// Symbols to the statistics of their frames, and to how long each lasts.
    static func text(_ parts: Parts, showsStates: Bool) -> Graph {
        var graph = Graph("text encoder")
        let symbols = graph.input(Name.symbols, [1, Shape.dynamic], .int64)
        let noise = graph.input(Name.noise, [1, 2, Shape.dynamic])
        let (states, means, logVariances) = parts.text(symbols)
        let last = states[states.count - 1].transposed([0, 2, 1])
        graph.output(Name.logDurations, parts.durations(last, speaker: parts.speaker(&graph), noise: noise))
        graph.output(Name.means, means)
        graph.output(Name.logVariances, logVariances)
        if showsStates {
            for (index, state) in states.enumerated() { graph.output(Name.state(index), state) }
        }
        return graph
    }

    /// The statistics, each as often as its symbol lasts, and noise to latent frames.
    static func flow(_ parts: Parts, _ config: VITSConfig) -> Graph {
        var graph = Graph("flow")
        let shape: Shape = [1, config.flowSize, Shape.dynamic]
        let means = graph.input(Name.means, shape)
        let logVariances = graph.input(Name.logVariances, shape)
        let alignment = graph.input(Name.alignment, [Shape.dynamic], .int64)
        let noise = graph.input(Name.noise, shape)
        let prior = means.gather(alignment, axis: 2) + noise * logVariances.gather(alignment, axis: 2).exp()
        graph.output(Name.latents, parts.flow.inverse(prior, speaker: parts.speaker(&graph)))
        return graph
    }

    /// Latent frames from `begin` to before `end` to the sound of those that are not margins.
    static func decoder(_ parts: Parts, _ config: VITSConfig) -> Graph {
        var graph = Graph("decoder")
        let latents = graph.input(Name.latents, [1, config.flowSize, Shape.dynamic])
        let begin = graph.input(Name.begin, [1], .int64)
        let end = graph.input(Name.end, [1], .int64)
        let cut = (graph.input(Name.cutBegin, [1], .int64), graph.input(Name.cutEnd, [1], .int64))
        graph.output(
            Name.sound, parts.decoder(latents.slice(begin, end, axis: 2), cut: cut, speaker: parts.speaker(&graph)))
        return graph
    }
}
