/// How a model's matrices are held and multiplied.
package enum Precision: String, Sendable, CaseIterable {
    /// As the checkpoint has them, in float32.
    case fp32
    /// Matrices and activations in bfloat16 with float32 sums; half the memory.
    case bf16
    /// Matrices as int8 with one scale a row, activations quantized as they come; a quarter of the memory.
    case int8
    /// Matrices as 4-bit integers with one scale for 32 of them, the embeddings' and the last one as int8; a sixth of the memory.
    case int4

    /// Whether weights are turned into integers.
    package var isQuantized: Bool { self == .int8 || self == .int4 }

    /// What this processor can do of what was asked: integers need 8-bit multiplication with 32-bit sums.
    ///
    /// - Returns: the precision to use, and a sentence where it is another than was asked for.
    package func available(on processor: Processor = .current) -> (precision: Precision, notice: String?) {
        if isQuantized, !processor.multipliesInt8 {
            return (.fp32, "This processor lacks 8-bit multiplication (VNNI or AMX), so the model runs in fp32.")
        }
        if self == .bf16, !processor.multipliesBFloat16 {
            return (.fp32, "This processor lacks bfloat16 multiplication, so the model runs in fp32.")
        }
        return (self, nil)
    }
}
