import AltoGraph

/// The table of token vectors, which stays in its file, and that of tokens that were added to them.
package struct TokenEmbeddings: Sendable {
    private let table: MatrixLookup
    private let added: MatrixLookup?

    /// - Parameter checkpoint: `embed_tokens`.
    init(_ checkpoint: Checkpoint, _ config: DecoderConfig) throws(CheckpointError) {
        table = try checkpoint.rows("weight", rows: config.vocabSize, columns: config.hiddenSize)
        added =
            config.additionalVocabSize > 0
            ? try checkpoint["additional_embedding"].rows(
                "weight", rows: config.additionalVocabSize, columns: config.hiddenSize) : nil
    }

    /// Copies a token's vector to where it is wanted, from an element on. A token that is not there leaves zeroes.
    func copy(_ token: Int, into target: inout MutableSpan<Float>, at start: Int) {
        if let added, token >= table.rows {
            added.copy(row: token - table.rows, into: &target, at: start)
        } else {
            table.copy(row: token, into: &target, at: start)
        }
    }
}
