/// 4-bit quantization of matrices: symmetric, one scale for each 32 neighbours in a row, `value ≈ scale * integer` with
/// integers from -8 to 7.
///
/// The scale is the one among a few near `greatest / -8` that leaves the smallest sum of squared errors, as llama.cpp's
/// better formats choose it; plain rounding to the greatest value (its Q4_0) loses about a tenth more.
enum GroupQuantizer {
    static let groupSize = 32

    /// What a matrix needs to be quantized: whole groups in each row.
    static func admits(_ shape: Shape) -> Bool { shape.rank == 2 && shape[1] > 0 && shape[1].isMultiple(of: groupSize) }

    /// - Parameters:
    ///   - halves: two integers a byte, the first in the lower half; half as many as the matrix has elements.
    ///   - scales: one for each group.
    /// - Returns: false when a value is not finite.
    static func quantize(
        _ matrix: StoredTensor, into halves: UnsafeMutableBufferPointer<UInt8>,
        scales: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        guard admits(matrix.shape), let count = matrix.shape.count, count / 2 <= halves.count,
            count / groupSize <= scales.count
        else { return true }
        let target = unsafe Target(halves: halves, scales: scales)
        let isWhole = MatrixRows.forEachPart(of: matrix) { matrix, rows in
            let room = UnsafeMutableBufferPointer<Float>.allocate(capacity: matrix.columns)
            defer { unsafe room.deallocate() }
            let groups = matrix.columns / groupSize
            for row in rows {
                unsafe matrix.withRow(row, room) { values in
                    for group in 0..<groups {
                        let place = row * groups + group
                        let first = unsafe values.loadUnaligned(
                            fromByteOffset: group * groupSize * 4, as: SIMD16<Float>.self)
                        let second = unsafe values.loadUnaligned(
                            fromByteOffset: (group * groupSize + 16) * 4, as: SIMD16<Float>.self)
                        let found = quantize(first, second)
                        unsafe target.scales[place] = found.scale
                        for (half, integers) in [found.first, found.second].enumerated() {
                            let (low, high) = (integers.evenHalf & 15, integers.oddHalf &<< 4)
                            unsafe UnsafeMutableRawBufferPointer(target.halves).storeBytes(
                                of: low | high, toByteOffset: place * 16 + half * 8, as: SIMD8<Int8>.self)
                        }
                    }
                }
            }
        }
        return unsafe isWhole && scales.prefix(count / groupSize).allSatisfy(\.isFinite)
    }

    /// - Returns: a scale that is not finite when a value is not.
    static func quantize(
        _ first: SIMD16<Float>, _ second: SIMD16<Float>
    ) -> (scale: Float, first: SIMD16<Int8>, second: SIMD16<Int8>) {
        let none = (SIMD16<Int8>(), SIMD16<Int8>())
        let least = Self.least(pointwiseMin(first, second))
        let greatest = -Self.least(-pointwiseMax(first, second))
        // A number that is none, or too large, makes this one so.
        guard ((first * 0) + (second * 0)).total == 0 else { return (.nan, none.0, none.1) }
        // The value furthest from 0 becomes -8: there is one integer more on that side.
        let furthest = -least > greatest ? least : greatest
        guard furthest.magnitude > 1e-30 else { return (1, none.0, none.1) }
        var best: (error: Float, scale: Float, first: SIMD16<Float>, second: SIMD16<Float>) = (
            .infinity, 1, SIMD16(), SIMD16()
        )
        for step in -4...4 {
            let inverse = (-8 + 0.2 * Float(step)) / furthest
            let (x, y) = (integers(first * inverse), integers(second * inverse))
            // For these integers, the scale of least squares.
            let square = (x * x + y * y).total
            guard square > 0 else { continue }
            let scale = (x * first + y * second).total / square
            let (dx, dy) = (first - x * scale, second - y * scale)
            let error = (dx * dx + dy * dy).total
            if error < best.error { best = (error, scale, x, y) }
        }
        return (
            best.scale, SIMD16<Int8>(truncatingIfNeeded: SIMD16<Int32>(best.first)),
            SIMD16<Int8>(truncatingIfNeeded: SIMD16<Int32>(best.second))
        )
    }

    private static func integers(_ x: SIMD16<Float>) -> SIMD16<Float> {
        pointwiseMax(pointwiseMin(x.rounded(.toNearestOrEven), SIMD16(repeating: 7)), SIMD16(repeating: -8))
    }

    private static func least(_ x: SIMD16<Float>) -> Float {
        let eight = pointwiseMin(x.lowHalf, x.highHalf)
        let four = pointwiseMin(eight.lowHalf, eight.highHalf)
        let two = pointwiseMin(four.lowHalf, four.highHalf)
        return Swift.min(two.x, two.y)
    }

    /// Threads write to rows of their own.
    @unsafe private struct Target: @unchecked Sendable {
        let halves: UnsafeMutableBufferPointer<UInt8>
        let scales: UnsafeMutableBufferPointer<Float>
    }
}

extension SIMD16<Float> {
    /// All added, in pairs: the library's own way takes one after another.
    fileprivate var total: Float {
        let eight = lowHalf + highHalf
        let four = eight.lowHalf + eight.highHalf
        let two = four.lowHalf + four.highHalf
        return two.x + two.y
    }
}
