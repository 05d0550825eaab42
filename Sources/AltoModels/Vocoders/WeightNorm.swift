import AltoGraph

// Weight normalization (Salimans and Kingma, 2016), folded into the weight while loading: w = g v / ‖v‖.

extension Checkpoint {
    /// The weight of a convolution whose checkpoint may hold it whole, or as a magnitude and a direction under the names
    /// of either of PyTorch's two implementations.
    ///
    /// - Parameter shape: the first axis is the one that has a magnitude for each element.
    func weightNormed(_ shape: Shape) throws(CheckpointError) -> Node {
        for (magnitude, direction) in [
            ("weight_g", "weight_v"), ("parametrizations.weight.original0", "parametrizations.weight.original1"),
        ] where contains(direction) {
            let rows = shape[0]
            let magnitudes = try floats(magnitude, Shape([rows] + Array(repeating: 1, count: shape.rank - 1)))
            var weight = try floats(direction, shape)
            let columns = weight.count / max(1, rows)
            for row in 0..<rows {
                let range = row * columns..<(row + 1) * columns
                let norm = weight[range].reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
                let scale = Float(Double(magnitudes[row]) / norm)
                for index in range { weight[index] *= scale }
            }
            return .constant(weight, shape)
        }
        return try tensor("weight", shape)
    }
}

extension Convolution {
    /// Over one axis, with its weight norm folded in; the length stays.
    init(
        weightNorm checkpoint: Checkpoint, inChannels: Int, outChannels: Int, kernelSize: Int, dilation: Int = 1
    ) throws(CheckpointError) {
        self.init(
            weight: try checkpoint.weightNormed([outChannels, inChannels, kernelSize]),
            bias: try checkpoint.tensor("bias", [outChannels]), outChannels: outChannels, kernelSize: [kernelSize],
            .keepingLength(kernelSize: kernelSize, dilation: dilation))
    }

    /// Over one axis; the length stays.
    init(
        plain checkpoint: Checkpoint, inChannels: Int, outChannels: Int, kernelSize: Int = 1, dilation: Int = 1,
        groups: Int = 1
    ) throws(CheckpointError) {
        try self.init(
            checkpoint, inChannels: inChannels, outChannels: outChannels, kernelSize: [kernelSize],
            .keepingLength(kernelSize: kernelSize, dilation: dilation, groups: groups))
    }
}

extension Convolution.Geometry {
    /// - Parameter kernelSize: odd.
    static func keepingLength(kernelSize: Int, dilation: Int = 1, groups: Int = 1) -> Self {
        Self(padding: (kernelSize * dilation - dilation) / 2, dilation: dilation, groups: groups)
    }
}
