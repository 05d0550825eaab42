package import AltoGraph

/// EfficientNet-Lite (Google, 2020): EfficientNet (Tan and Le, 2019) without squeeze-and-excitation and with ReLU6, so
/// that it runs anywhere. Pixels to the scores of ImageNet's classes.
///
/// Tensors are called as in `efficientnet_lite_pytorch`, which holds the weights that Google published for TensorFlow.
package struct EfficientNetLite {
    private let stem: NormalizedConvolution
    private let blocks: [MBConv]
    private let head: NormalizedConvolution
    private let classifier: Linear
    private let config: EfficientNetConfig

    package init(_ checkpoint: Checkpoint, _ config: EfficientNetConfig) throws(CheckpointError) {
        self.config = config
        stem = try NormalizedConvolution(
            checkpoint, "_conv_stem", norm: "_bn0", inputs: 3, outputs: EfficientNetConfig.stemChannels, kernel: 3,
            stride: 2)
        var blocks: [MBConv] = []
        var inputs = EfficientNetConfig.stemChannels
        for stage in config.stages {
            for index in 0..<stage.repeats {
                blocks.append(
                    try MBConv(
                        checkpoint["_blocks"][blocks.count], inputs: inputs, outputs: stage.outputs,
                        kernel: stage.kernel,
                        stride: index == 0 ? stage.stride : 1, expansion: stage.expansion))
                inputs = stage.outputs
            }
        }
        self.blocks = blocks
        head = try NormalizedConvolution(
            checkpoint, "_conv_head", norm: "_bn1", inputs: inputs, outputs: EfficientNetConfig.headChannels, kernel: 1)
        classifier = try Linear(
            checkpoint["_fc"], inFeatures: EfficientNetConfig.headChannels, outFeatures: config.classes)
    }

    /// [batch, 3, imageSize, imageSize], as `normalization` has it, to logits [batch, classes].
    package func callAsFunction(_ pixels: Node) -> Node {
        let features = head(blocks.reduce(stem(pixels).relu6()) { $1($0) }).relu6()
        let pooled = features.mean(axis: 3, keepDims: false).mean(axis: 2, keepDims: false)  // [batch, headChannels]
        return classifier(pooled)
    }
}

/// A mobile inverted bottleneck (Sandler et al., 2018): widened, looked at channel by channel, narrowed again; beside a
/// shortcut where the shape stays.
private struct MBConv {
    private let expand: NormalizedConvolution?
    private let depthwise: NormalizedConvolution
    private let project: NormalizedConvolution
    private let hasShortcut: Bool

    init(_ checkpoint: Checkpoint, inputs: Int, outputs: Int, kernel: Int, stride: Int, expansion: Int)
        throws(CheckpointError)
    {
        let inner = inputs * expansion
        expand =
            expansion == 1
            ? nil
            : try NormalizedConvolution(
                checkpoint, "_expand_conv", norm: "_bn0", inputs: inputs, outputs: inner, kernel: 1)
        depthwise = try NormalizedConvolution(
            checkpoint, "_depthwise_conv", norm: "_bn1", inputs: inner, outputs: inner, kernel: kernel, stride: stride,
            groups: inner)
        project = try NormalizedConvolution(
            checkpoint, "_project_conv", norm: "_bn2", inputs: inner, outputs: outputs, kernel: 1)
        hasShortcut = stride == 1 && inputs == outputs
    }

    func callAsFunction(_ x: Node) -> Node {
        let widened = expand.map { $0(x).relu6() } ?? x
        let projected = project(depthwise(widened).relu6())
        return hasShortcut ? projected + x : projected
    }
}

/// A convolution and the batch normalization behind it.
private struct NormalizedConvolution {
    private let convolution: Convolution
    private let norm: BatchNorm

    init(
        _ checkpoint: Checkpoint, _ name: String, norm normName: String, inputs: Int, outputs: Int, kernel: Int,
        stride: Int = 1, groups: Int = 1
    ) throws(CheckpointError) {
        convolution = try Convolution(
            checkpoint[name], inChannels: inputs, outChannels: outputs, kernelSize: [kernel, kernel],
            .init(stride: stride, groups: groups, keepsSize: true), bias: false)
        norm = try BatchNorm(checkpoint[normName], channels: outputs, epsilon: 1e-3)
    }

    func callAsFunction(_ x: Node) -> Node { norm(convolution(x)) }
}

extension Node {
    fileprivate func relu6() -> Node { clamp(0, 6) }
}
