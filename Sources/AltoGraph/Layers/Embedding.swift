/// A table of vectors, looked up by number.
package struct Embedding {
    package let weight: Node

    package init(_ checkpoint: Checkpoint, numEmbeddings: Int, embeddingDim: Int) throws(CheckpointError) {
        weight = try checkpoint.tensor("weight", [numEmbeddings, embeddingDim])
    }

    /// Whole numbers of any shape to that shape with the width behind it.
    package func callAsFunction(_ indices: Node) -> Node { weight.gather(indices) }
}
