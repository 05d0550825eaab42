/// A table of vectors, looked up by number.
package struct Embedding {
    package let table: Node

    package init(_ checkpoint: Checkpoint, count: Int, width: Int) throws(CheckpointError) {
        table = try checkpoint.tensor("weight", [count, width])
    }

    /// Whole numbers of any shape to that shape with the width behind it.
    package func callAsFunction(_ indices: Node) -> Node {
        table.gather(indices)
    }
}
