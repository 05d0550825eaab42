package import AltoGraph

/// The trunk of a residual network (He et al., 2016), up to its third part: pictures to 1024 numbers for each 16 by 16 pixels.
package struct ResNet {
    private let stem: Convolution
    private let stemNorm: BatchNorm
    private let blocks: [Bottleneck]

    /// Channels of what comes out.
    package static let channels = 1024
    /// Pixels on each axis that become one place.
    package static let patch = 16

    /// - Parameter counts: blocks in each of the three parts.
    package init(_ checkpoint: Checkpoint, counts: [Int]) throws(CheckpointError) {
        let geometry = Convolution.Geometry(stride: 2, padding: 3)
        stem = try Convolution(
            checkpoint["conv1"], inChannels: 3, outChannels: 64, kernelSize: [7, 7], geometry, bias: false)
        stemNorm = try BatchNorm(checkpoint["bn1"], channels: 64)
        var blocks: [Bottleneck] = []
        var inputs = 64
        for (part, count) in counts.enumerated() {
            let inner = 64 << part
            for index in 0..<count {
                let stride = index == 0 && part > 0 ? 2 : 1
                blocks.append(
                    try Bottleneck(
                        checkpoint["layer\(part + 1)"][index], inputs: inputs, inner: inner, stride: stride,
                        isFirst: index == 0))
                inputs = 4 * inner
            }
        }
        self.blocks = blocks
    }

    /// [batch, 3, height, width] to [batch, 1024, height / 16, width / 16].
    package func callAsFunction(_ pixels: Node) -> Node {
        let edges = stemNorm(stem(pixels)).relu()
        let start = Node.operation(
            "MaxPool", [edges],
            [
                "strides": [2, 2], "dilations": [1, 1], "pads_begin": [1, 1], "pads_end": [1, 1], "kernel": [3, 3],
                "axis": 0,
            ], outputs: 2)[0]
        return blocks.reduce(start) { $1($0) }
    }
}

/// Narrowed, looked at with its surroundings, widened again; beside a shortcut.
private struct Bottleneck {
    private let layers: [(convolution: Convolution, norm: BatchNorm)]
    private let shortcut: (convolution: Convolution, norm: BatchNorm)?

    init(_ checkpoint: Checkpoint, inputs: Int, inner: Int, stride: Int, isFirst: Bool) throws(CheckpointError) {
        func layer(_ number: Int, _ inputs: Int, _ outputs: Int, _ kernel: Int, _ stride: Int) throws(CheckpointError)
            -> (Convolution, BatchNorm)
        {
            let geometry = Convolution.Geometry(stride: stride, padding: kernel / 2)
            return (
                try Convolution(
                    checkpoint["conv\(number)"], inChannels: inputs, outChannels: outputs,
                    kernelSize: [kernel, kernel], geometry, bias: false),
                try BatchNorm(checkpoint["bn\(number)"], channels: outputs)
            )
        }
        let outputs = 4 * inner
        layers = [
            try layer(1, inputs, inner, 1, 1), try layer(2, inner, inner, 3, stride),
            try layer(3, inner, outputs, 1, 1),
        ]
        guard isFirst else {
            shortcut = nil
            return
        }
        let geometry = Convolution.Geometry(stride: stride)
        shortcut = (
            try Convolution(
                checkpoint["downsample"][0], inChannels: inputs, outChannels: outputs, kernelSize: [1, 1], geometry,
                bias: false),
            try BatchNorm(checkpoint["downsample"][1], channels: outputs)
        )
    }

    func callAsFunction(_ x: Node) -> Node {
        var inner = x
        for (index, layer) in layers.enumerated() {
            inner = layer.norm(layer.convolution(inner))
            if index < layers.count - 1 { inner = inner.relu() }
        }
        return (inner + (shortcut.map { $0.norm($0.convolution(x)) } ?? x)).relu()
    }
}
