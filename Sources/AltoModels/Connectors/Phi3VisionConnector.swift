package import AltoGraph

/// From patches to a text's width (Phi-3-Vision): patches of four become one; behind each row of the picture stands a
/// separator, another between its parts and the view of the whole.
package struct Phi3VisionConnector {
    private let separators: Node
    private let projection: MLP
    private let vision: VisionTransformerConfig

    /// - Parameter checkpoint: where `sub_GN`, `glb_GN` and `img_projection` are.
    package init(
        _ checkpoint: Checkpoint, _ vision: VisionTransformerConfig, textSize: Int
    ) throws(CheckpointError) {
        self.vision = vision
        let width = 4 * vision.hiddenSize
        separators = .concatenated(
            [
                try checkpoint.tensor("sub_GN", [1, 1, 1, width]).reshaped([1, width]),
                try checkpoint.tensor("glb_GN", [1, 1, width]).reshaped([1, width]),
            ], axis: 0)
        projection = MLP(
            fc1: try Linear(checkpoint["img_projection"]["0"], inFeatures: width, outFeatures: textSize),
            activation: .gelu,
            fc2: try Linear(checkpoint["img_projection"]["2"], inFeatures: textSize, outFeatures: textSize))
    }

    /// - Parameters:
    ///   - states: without class tokens, [tiles, patches, width]; the view of the whole first.
    ///   - order: `order(grid:perSide:)`, int32 [tokens].
    /// - Returns: [tokens, textSize].
    package func callAsFunction(_ states: Node, order: Node) -> Node {
        let width = 4 * vision.hiddenSize
        let merged = PixelShuffle.merge(states, side: vision.patchesPerSide, width: vision.hiddenSize, factor: 2)
        let rows = Node.concatenated([merged.reshaped([-1, width]), separators], axis: 0)
        return projection(rows).gather(order)
    }

    /// Which row of all that there is comes where: the parts, row by row of the whole picture, each with a separator
    /// behind it; then the other separator; then the view of the whole.
    ///
    /// - Parameter perSide: merged patches on a tile's side.
    package static func order(grid: PixelSize, perSide: Int) -> [Int32] {
        let area = perSide * perSide
        let rowEnd = (1 + grid.height * grid.width) * area
        var order: [Int] = []
        for row in 0..<(grid.height * perSide) {
            for column in 0..<(grid.width * perSide) {
                let tile = 1 + row / perSide * grid.width + column / perSide
                order.append(tile * area + row % perSide * perSide + column % perSide)
            }
            order.append(rowEnd)
        }
        order.append(rowEnd + 1)
        for row in 0..<perSide {
            order += (row * perSide)..<((row + 1) * perSide)
            order.append(rowEnd)
        }
        return order.map(Int32.init)
    }
}
