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
        let halves = x.split(2, axis: -1)
        let turned = Node.concatenated([halves[1] * -1, halves[0]], axis: -1)
        return x * cosines + turned * sines
    }
}
