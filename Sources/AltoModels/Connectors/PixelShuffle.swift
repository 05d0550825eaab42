package import AltoGraph

/// Squares of patches put together, as deep as they were many (Shi et al., 2016, the other way round).
package enum PixelShuffle {
    /// - Parameters:
    ///   - states: [tiles, side * side, width].
    ///   - factor: how many patches of each side become one. A divisor of `side`.
    /// - Returns: [tiles, (side / factor)², width * factor²]; in each, row by row.
    package static func merge(_ states: Node, side: Int, width: Int, factor: Int) -> Node {
        let fewer = side / max(1, factor)
        return
            states
            .reshaped([-1, fewer, factor, fewer, factor * width])  // [tiles, row, row within, column, …]
            .transposed([0, 1, 3, 2, 4])
            .reshaped([-1, fewer * fewer, factor * factor * width])
    }
}
