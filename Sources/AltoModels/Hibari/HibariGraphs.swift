import AltoGraph

/// The two graphs that hibari runs as: from phonemes to their durations, and from frames to the spectrum of sound.
///
/// Its file holds one graph; it is parted where durations are known, so that they can be made to fit a rate, and say
/// when each word is heard.
enum HibariGraphs {
    enum Name {
        static let symbols = "symbols"
        static let content = "content"
        static let prosody = "prosody"
        static let logDurations = "log durations"
        /// For each frame of rhythm (25 ms), which symbol it belongs to.
        static let alignment = "alignment"
        /// A factor on the pitch.
        static let pitchFactor = "pitch factor"
        static let spectrum = "spectrum"
        static let pitch = "pitch"
    }

    static let names = ["frames", "text"]
    /// Frequencies in each of the five parts of a frame's spectrum.
    static let bins = 601
    private static let contentSize = 128
    private static let prosodySize = 192
    private static let decoderSize = 256

    static func all(_ tensors: ONNXTensors) throws(CheckpointError) -> [Graph] {
        let weights = HibariWeights(tensors: tensors)
        return [try frames(weights), try text(weights)]
    }

    private static func text(_ weights: HibariWeights) throws(CheckpointError) -> Graph {
        var graph = Graph("text")
        let symbols = graph.input(Name.symbols, [1, Shape.dynamic], .int64)
        graph.output(Name.content, try HibariTextEncoder(weights, .sound)(symbols))
        let prosody = try HibariTextEncoder(weights, .prosody)(symbols)
        graph.output(Name.prosody, prosody)
        let inner = try weights.convolution(
            "pn.dur.0", inChannels: prosodySize, outChannels: prosodySize, kernelSize: 3)
        let outer = try weights.convolution("pn.dur.2", inChannels: prosodySize, outChannels: 1, kernelSize: 1)
        graph.output(
            Name.logDurations, outer(Activation.gelu(inner(prosody.transposed([0, 2, 1])))).reshaped([1, -1]))
        return graph
    }

    private static func frames(_ weights: HibariWeights) throws(CheckpointError) -> Graph {
        var graph = Graph("frames")
        let content = graph.input(Name.content, [1, Shape.dynamic, contentSize])
        let prosody = graph.input(Name.prosody, [1, Shape.dynamic, prosodySize])
        let alignment = graph.input(Name.alignment, [Shape.dynamic], .int64)
        let pitchFactor = graph.input(Name.pitchFactor, [1])

        var states = try weights.convolution(
            "pn.pro_in", inChannels: prosodySize, outChannels: prosodySize, kernelSize: 1)(
                prosody.gather(alignment, axis: 1).transposed([0, 2, 1]))
        for (index, dilation) in [1, 2, 4, 8, 1, 2].enumerated() {
            states = try ConvNeXtBlock(
                weights, "pn.pro.\(index)", expansion: "pro.\(index)/pw1/Transpose",
                contraction: "pro.\(index)/pw2/Transpose", channels: prosodySize, innerChannels: 2 * prosodySize,
                kernelSize: 7, dilation: dilation)(states)
        }
        // Each frame of rhythm has two of sound, of 12.5 ms: their pitch and energy are four channels.
        let curves = try weights.convolution("pn.pro_out", inChannels: prosodySize, outChannels: 4, kernelSize: 1)(
            states
        ).reshaped([1, 2, 2, -1]).transposed([0, 1, 3, 2]).reshaped([1, 2, -1])
        let pitch = curves.slice(0, 1, axis: 1) * 100 * pitchFactor
        let energy = curves.slice(1, 2, axis: 1)
        graph.output(Name.pitch, pitch.reshaped([1, -1]))

        let doubled = content.gather(alignment, axis: 1).transposed([0, 2, 1]).unsqueezed(3)
        let sound = Node.concatenated([doubled, doubled], axis: 3).reshaped([1, contentSize, -1])
        let features = Node.concatenated([sound, (pitch.relu() + 1).log() / 5, energy], axis: 1)
        var frames = try weights.convolution(
            "m.dec_in", inChannels: contentSize + 2, outChannels: decoderSize, kernelSize: 7)(features)
        for index in 0..<8 {
            frames = try ConvNeXtBlock(
                weights, "m.dec.\(index)", expansion: "dec.\(index)/pw1/Transpose",
                contraction: "dec.\(index)/pw2/Transpose", channels: decoderSize, innerChannels: 3 * decoderSize,
                kernelSize: 7)(frames)
        }
        let normalized = try weights.norm("m.dec_norm", decoderSize)(frames.transposed([0, 2, 1]))
        let head = try weights.linear(
            "head/Transpose", bias: "m.head.bias", inFeatures: decoderSize, outFeatures: 5 * bins)
        graph.output(Name.spectrum, head(normalized))
        return graph
    }
}
