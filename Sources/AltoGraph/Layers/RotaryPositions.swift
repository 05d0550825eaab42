/// Rotary position embedding (Su et al., 2021) as Llama lays it out: the first half of a head turns with the second.
///
/// The angles' cosines and sines are inputs of the graph: which frequencies they have, models differ in.
package struct RotaryPositions {
    /// [1, 1, length, headDim], each angle twice.
    private let cosines: Node
    private let sines: Node

    package init(cosines: Node, sines: Node) {
        self.cosines = cosines
        self.sines = sines
    }

    /// Queries or keys, [batch, heads, length, headDim], turned by their positions.
    package func callAsFunction(_ x: Node) -> Node {
        let half = x.shape[3] / 2
        // Cut so, and not by a split, the runtime makes one operation of all of this.
        let (first, second) = (x.slice(0, half, axis: 3), x.slice(half, Int(Int32.max), axis: 3))
        return x * cosines + Node.concatenated([second * -1, first], axis: -1) * sines
    }
}
