/// How a model's matrices are held and multiplied.
package enum Precision: String, Sendable, CaseIterable {
    /// As the checkpoint has them, in float32.
    case fp32
    /// Matrices as int8 with one scale a row, activations quantized as they come; a quarter of the memory.
    case int8

    /// What this processor can do of what was asked: int8 needs 8-bit multiplication with 32-bit sums.
    ///
    /// - Returns: the precision to use, and a sentence where it is another than was asked for.
    package func available(on processor: Processor = .current) -> (precision: Precision, notice: String?) {
        guard self == .int8, !processor.multipliesInt8 else { return (self, nil) }
        return (.fp32, "This processor lacks 8-bit multiplication (VNNI or AMX), so the model runs in fp32.")
    }
}
