import AltoGraph

/// What a voice's decoder computes in.
package enum VITSPrecision: String, Sendable, CaseIterable {
    /// As the reference.
    case fp32
    /// Products of bfloat16 numbers: twice as fast, and noise some 40 dB below the sound beside fp32.
    case bf16

    /// What this processor can do of what was asked.
    ///
    /// - Returns: the precision to use, and a sentence where it is another than was asked for.
    package func available() -> (precision: VITSPrecision, notice: String?) { available(on: .current) }

    func available(on processor: Processor) -> (precision: VITSPrecision, notice: String?) {
        guard self == .bf16, !processor.multipliesBFloat16 else { return (self, nil) }
        return (.fp32, "This processor lacks bfloat16 multiplication, so the voice runs in fp32.")
    }
}
