/// Convolution over one or two axes, with the weight as PyTorch keeps it: [outChannels, inChannels / groups,
/// kernelSize...].
package struct Convolution {
    private let weight: Node
    private let bias: Node?
    private let geometry: Geometry

    /// The same on each axis.
    package struct Geometry: Sendable {
        package var stride = 1
        package var padding = 0
        package var dilation = 1
        package var groups = 1
        /// TensorFlow's "SAME" in place of `padding`: as many zeroes as make the output the input's size divided by the
        /// stride, rounded up; an odd one at the end.
        package var keepsSize = false

        package init(stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1, keepsSize: Bool = false) {
            self.stride = stride
            self.keepsSize = keepsSize
            self.padding = padding
            self.dilation = dilation
            self.groups = groups
        }
    }

    /// - Parameter kernelSize: its size on each axis: one number for sound, two for pictures.
    package init(
        _ checkpoint: Checkpoint, inChannels: Int, outChannels: Int, kernelSize: [Int],
        _ geometry: Geometry = Geometry(),
        bias: Bool = true
    ) throws(CheckpointError) {
        self.init(
            weight: try checkpoint.tensor(
                "weight", Shape([outChannels, inChannels / max(1, geometry.groups)] + kernelSize)),
            bias: bias ? try checkpoint.tensor("bias", [outChannels]) : nil, outChannels: outChannels,
            kernelSize: kernelSize, geometry)
    }

    /// With a weight that was worked out from the checkpoint's tensors, e.g. where a norm is folded in.
    package init(weight: Node, bias: Node?, outChannels: Int, kernelSize: [Int], _ geometry: Geometry = Geometry()) {
        let groups = geometry.groups
        // The runtime wants groups as an axis of their own.
        self.weight =
            groups == 1 ? weight : weight.reshaped(Shape([groups, outChannels / max(1, groups), -1] + kernelSize))
        self.bias = bias.map { $0.reshaped(Shape([1, outChannels] + kernelSize.map { _ in 1 })) }
        self.geometry = geometry
        axes = kernelSize.count
    }

    private let axes: Int

    /// [batch, inChannels, size...] to [batch, outChannels, size...].
    package func callAsFunction(_ x: Node) -> Node {
        let each = { (value: Int) in Attribute.integers(Array(repeating: value, count: axes)) }
        let product = Node.operation(
            geometry.groups == 1 ? "Convolution" : "GroupConvolution", [x, weight],
            [
                "strides": each(geometry.stride), "pads_begin": each(geometry.padding),
                "pads_end": each(geometry.padding), "dilations": each(geometry.dilation),
                "auto_pad": geometry.keepsSize ? "same_upper" : "explicit",
            ])
        return bias.map { product + $0 } ?? product
    }
}
