import AltoJSON

/// The sizes of a HiFi-GAN, from `config.json`. What the file leaves out has the value that transformers gives it.
package struct HiFiGANConfig: Sendable, Equatable {
    package var upsampleInitialChannels = 512
    package var upsampleRates = [8, 8, 2, 2]
    package var upsampleKernelSizes = [16, 16, 4, 4]
    package var resblockKernelSizes = [3, 7, 11]
    package var resblockDilationSizes = [[1, 3, 5], [1, 3, 5], [1, 3, 5]]
    package var leakyReLUSlope: Float = 0.1

    /// Samples of sound in a frame.
    package var hopLength: Int { upsampleRates.reduce(1, *) }

    package init() {}
}

extension HiFiGANConfig {
    /// - Throws: `ModelFileError` when a field has another type or a size that no vocoder has.
    init(_ json: JSONObject, _ read: ConfigReader) throws(ModelFileError) {
        upsampleInitialChannels = try read("upsample_initial_channel", upsampleInitialChannels, in: 2...8_192)
        upsampleRates = try read.sizes("upsample_rates", upsampleRates, atMost: 64)
        upsampleKernelSizes = try read.sizes("upsample_kernel_sizes", upsampleKernelSizes, atMost: 256)
        resblockKernelSizes = try read.sizes("resblock_kernel_sizes", resblockKernelSizes, atMost: 63)
        leakyReLUSlope = try read.number("leaky_relu_slope", leakyReLUSlope, above: -1e-9, to: 1)
        if let lists = try json.array("resblock_dilation_sizes") {
            resblockDilationSizes = lists.map { $0.array?.compactMap(\.integer) ?? [] }
        }
        guard upsampleKernelSizes.count == upsampleRates.count,
            zip(upsampleKernelSizes, upsampleRates).allSatisfy({ $0 >= $1 && ($0 - $1).isMultiple(of: 2) })
        else {
            throw json.wrongType(
                "upsample_kernel_sizes", expected: "one kernel for each rate, an even number larger than it")
        }
        guard hopLength <= 1 << 14, upsampleInitialChannels >> upsampleRates.count > 0 else {
            throw json.wrongType("upsample_rates", expected: "rates that the initial channels allow")
        }
        guard resblockKernelSizes.allSatisfy({ !$0.isMultiple(of: 2) }) else {
            throw json.wrongType("resblock_kernel_sizes", expected: "odd numbers")
        }
        guard resblockDilationSizes.count >= resblockKernelSizes.count,
            resblockDilationSizes.allSatisfy({ !$0.isEmpty && $0.count <= 16 && $0.allSatisfy((1...256).contains) })
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
        let block = zip(resblockKernelSizes, resblockDilationSizes).map { size, dilations in
            dilations.reduce(0) { $0 + (size - 1) / 2 * ($1 + 1) }
        }
        for (rate, kernel) in zip(upsampleRates, upsampleKernelSizes).reversed() {
            needed += block.max() ?? 0
            stages.append(needed)
            // An input reaches from its place times the rate, less the padding, on for the length of the kernel.
            needed = (needed + kernel) / rate + 1
        }
        return Margins(frames: needed + HiFiGAN.edgeKernel / 2, stages: stages.reversed())
    }
}
