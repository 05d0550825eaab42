import AltoJSON

/// The sizes of a HiFi-GAN, from `config.json`. What the file leaves out has the value that transformers gives it.
package struct HiFiGANConfig: Sendable, Equatable {
    package var width = 512
    package var rates = [8, 8, 2, 2]
    package var kernels = [16, 16, 4, 4]
    package var residualKernels = [3, 7, 11]
    package var residualDilations = [[1, 3, 5], [1, 3, 5], [1, 3, 5]]
    package var slope: Float = 0.1

    /// Samples of sound in a frame.
    package var hop: Int { rates.reduce(1, *) }

    package init() {}
}

extension HiFiGANConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no vocoder has.
    init(_ json: JSONObject, _ read: SizeReader) throws(ModelFileError) {
        width = try read("upsample_initial_channel", width, in: 2...8_192)
        rates = try read.sizes("upsample_rates", rates, atMost: 64)
        kernels = try read.sizes("upsample_kernel_sizes", kernels, atMost: 256)
        residualKernels = try read.sizes("resblock_kernel_sizes", residualKernels, atMost: 63)
        slope = try read.number("leaky_relu_slope", slope, above: -1e-9, to: 1)
        if let lists = try json.array("resblock_dilation_sizes") {
            residualDilations = lists.map { $0.array?.compactMap(\.integer) ?? [] }
        }
        guard kernels.count == rates.count, zip(kernels, rates).allSatisfy({ $0 >= $1 && ($0 - $1).isMultiple(of: 2) }) else {
            throw json.wrongType("upsample_kernel_sizes", expected: "one kernel for each rate, an even number larger than it")
        }
        guard hop <= 1 << 14, width >> rates.count > 0 else {
            throw json.wrongType("upsample_rates", expected: "rates that the initial channels allow")
        }
        guard residualKernels.allSatisfy({ !$0.isMultiple(of: 2) }) else {
            throw json.wrongType("resblock_kernel_sizes", expected: "odd numbers")
        }
        guard residualDilations.count >= residualKernels.count,
            residualDilations.allSatisfy({ !$0.isEmpty && $0.count <= 16 && $0.allSatisfy((1...256).contains) })
        else { throw json.wrongType("resblock_dilation_sizes", expected: "a list of dilations for each kernel") }
    }
}

extension HiFiGANConfig {
    /// How much beyond an end the layers must see, for what lies before the end to be exact.
    struct Margins {
        /// Frames of the input.
        let frames: Int
        /// Samples in front of each stage's residual blocks.
        let stages: [Int]
    }

    var margins: Margins {
        // From the last layer back to the first.
        var needed = HiFiGAN.edgeKernel / 2
        var stages: [Int] = []
        let block = zip(residualKernels, residualDilations).map { size, dilations in
            dilations.reduce(0) { $0 + (size - 1) / 2 * ($1 + 1) }
        }
        for (rate, kernel) in zip(rates, kernels).reversed() {
            needed += block.max() ?? 0
            stages.append(needed)
            // An input reaches from its place times the rate, less the padding, on for the length of the kernel.
            needed = (needed + kernel) / rate + 1
        }
        return Margins(frames: needed + HiFiGAN.edgeKernel / 2, stages: stages.reversed())
    }
}
