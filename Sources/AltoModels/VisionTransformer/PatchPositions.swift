package import AltoGraph

/// Which place in a table of positions each patch of a picture has that does not fill the square (Dehghani et al.,
/// 2023, "Patch n' Pack"), and which patches are picture at all: worked out here and given to the model as inputs.
package struct PatchPositions: Sendable, Equatable {
    /// [tiles, patches]
    package let positions: [Int32]
    /// 0 for what is looked at, otherwise the most negative number; [tiles, 1, 1, patches].
    package let mask: [Float]
    private let tiles: Int

    /// - Parameters:
    ///   - perSide: patches on each side of the square that the table is made for.
    package init(_ picture: PixelTiles, patchSize: Int, perSide: Int) {
        let (rows, columns) = (picture.height / patchSize, picture.width / patchSize)
        var positions: [Int32] = []
        var mask: [Float] = []
        for size in picture.sizes {
            // A patch counts if all of it is picture.
            let down = Self.buckets(min(rows, size.height / patchSize), perSide: perSide)
            let across = Self.buckets(min(columns, size.width / patchSize), perSide: perSide)
            for row in 0..<rows {
                for column in 0..<columns {
                    let isPicture = row < down.count && column < across.count
                    positions.append(isPicture ? down[row] * Int32(perSide) + across[column] : 0)
                    mask.append(isPicture ? 0 : -.greatestFiniteMagnitude)
                }
            }
        }
        (self.positions, self.mask, tiles) = (positions, mask, picture.count)
    }

    private var patches: Int { tiles == 0 ? 0 : positions.count / tiles }
    package var positionTensor: Tensor { Tensor(positions, [tiles, patches]) }
    package var maskTensor: Tensor { Tensor(mask, [tiles, 1, 1, patches]) }
    /// Whether there is no padding.
    package var isWhole: Bool { !mask.contains { $0 != 0 } }

    /// The place of each of `count` patches along a side, where the side is thought of as 1 and cut in `perSide` equal
    /// parts. In floats, as the reference reckons: a place just below a cut counts for the part before it.
    static func buckets(_ count: Int, perSide: Int) -> [Int32] {
        guard count > 0, perSide > 0 else { return [] }
        let part = 1 / Double(perSide)
        let cuts = (0..<max(0, Int(((1 - part) / part).rounded(.up)))).map { Float(part + part * Double($0)) }
        let step = 1 / Float(count)
        var bucket = 0
        return (0..<count).map { index in
            let place = min(Float(index) * step, Float(1 - 1e-6))
            while bucket < cuts.count, cuts[bucket] <= place { bucket += 1 }
            return Int32(bucket)
        }
    }
}
