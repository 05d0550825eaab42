import AltoGraph

/// hibari's weights in its ONNX file, by the names that its exporter gave them: those of parameters are PyTorch's,
/// those of int8 matrices are the exporter's own.
struct HibariWeights {
    let tensors: ONNXTensors

    func vector(_ name: String, _ count: Int) throws(CheckpointError) -> Node {
        .constant(try tensors.floats(name, [count]), [count])
    }

    func tensor(_ name: String, _ shape: Shape) throws(CheckpointError) -> Node {
        .constant(try tensors.floats(name, shape), shape)
    }

    /// y = x W + b.
    ///
    /// - Parameter matrix: the exporter's name of the matrix, which is [inFeatures, outFeatures].
    func linear(
        _ matrix: String, bias: String, inFeatures: Int, outFeatures: Int
    ) throws(CheckpointError) -> (Node) -> Node {
        let values = try tensors.dequantized("/\(matrix)_output_0", [inFeatures, outFeatures])
        let weight = Node.constant(values, [inFeatures, outFeatures])
        let bias = try vector(bias, outFeatures)
        return { $0.matmul(weight) + bias }
    }

    /// Layer normalization over the last axis.
    func norm(_ name: String, _ hiddenSize: Int) throws(CheckpointError) -> (Node) -> Node {
        let (weight, bias) = (try vector("\(name).weight", hiddenSize), try vector("\(name).bias", hiddenSize))
        return { x in
            let normalized = Node.operation(
                "MVN", [x, .constant(integers: [-1], [1])],
                ["normalize_variance": true, "eps": .real(1e-5), "eps_mode": "INSIDE_SQRT"])
            return normalized * weight + bias
        }
    }

    /// Convolution over time that keeps the length, of channels [1, channels, length].
    func convolution(
        _ name: String, inChannels: Int, outChannels: Int, kernelSize: Int, dilation: Int = 1,
        groups: Int = 1
    ) throws(CheckpointError) -> Convolution {
        Convolution(
            weight: try tensor("\(name).weight", [outChannels, inChannels / groups, kernelSize]),
            bias: try vector("\(name).bias", outChannels), outChannels: outChannels, kernelSize: [kernelSize],
            .init(padding: kernelSize / 2 * dilation, dilation: dilation, groups: groups))
    }
}

/// ConvNeXt's block over time (Liu et al., "A ConvNet for the 2020s", 2022; in one dimension as Vocos has it): a
/// convolution of each channel, then two linear layers, scaled and added to what came in.
struct ConvNeXtBlock {
    private let depthwise: Convolution
    private let norm: (Node) -> Node
    private let expand: (Node) -> Node
    private let contract: (Node) -> Node
    private let scale: Node

    /// - Parameters:
    ///   - name: PyTorch's, such as "m.dec.0".
    ///   - expansion: the exporter's names of the two matrices, as is `contraction`.
    init(
        _ weights: HibariWeights, _ name: String, expansion: String, contraction: String, channels: Int,
        innerChannels: Int, kernelSize: Int, dilation: Int = 1
    ) throws(CheckpointError) {
        depthwise = try weights.convolution(
            "\(name).dw", inChannels: channels, outChannels: channels, kernelSize: kernelSize,
            dilation: dilation, groups: channels)
        norm = try weights.norm("\(name).norm", channels)
        expand = try weights.linear(
            expansion, bias: "\(name).pw1.bias", inFeatures: channels, outFeatures: innerChannels)
        contract = try weights.linear(
            contraction, bias: "\(name).pw2.bias", inFeatures: innerChannels, outFeatures: channels)
        scale = try weights.vector("\(name).gamma", channels)
    }

    /// [1, channels, length] to the same.
    func callAsFunction(_ x: Node) -> Node {
        let states = norm(depthwise(x).transposed([0, 2, 1]))
        return x + (contract(Activation.gelu(expand(states))) * scale).transposed([0, 2, 1])
    }
}
