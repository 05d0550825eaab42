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
                        for pair in 0..<16 {
                            let (low, high) = (found.integers[2 * pair], found.integers[2 * pair + 1])
                            unsafe target.halves[place * 16 + pair] =
                                UInt8(bitPattern: low) & 15 | UInt8(bitPattern: high) << 4
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
    ) -> (scale: Float, integers: SIMD32<Int8>) {
        let values = SIMD32<Float>(lowHalf: first, highHalf: second)
        let (least, greatest) = (values.min(), values.max())
        guard least.isFinite, greatest.isFinite, !(values .!= values).any else { return (.nan, SIMD32()) }
        // The value furthest from 0 becomes -8: there is one integer more on that side.
        let furthest = -least > greatest ? least : greatest
        guard furthest.magnitude > 1e-30 else { return (1, SIMD32()) }
        var best: (error: Float, scale: Float, integers: SIMD32<Float>) = (.infinity, 1, SIMD32())
        for step in -4...4 {
            let inverse = (-8 + 0.2 * Float(step)) / furthest
            let integers = (values * inverse).rounded(.toNearestOrEven).clamped(
                lowerBound: SIMD32(repeating: -8), upperBound: SIMD32(repeating: 7))
            // For these integers, the scale of least squares.
            let square = (integers * integers).sum()
            guard square > 0 else { continue }
            let scale = (integers * values).sum() / square
            let difference = values - integers * scale
            let error = (difference * difference).sum()
            if error < best.error { best = (error, scale, integers) }
        }
        return (best.scale, SIMD32<Int8>(truncatingIfNeeded: SIMD32<Int32>(best.integers)))
    }

    /// Threads write to rows of their own.
    @unsafe private struct Target: @unchecked Sendable {
        let halves: UnsafeMutableBufferPointer<UInt8>
        let scales: UnsafeMutableBufferPointer<Float>
    }
}

extension SIMDMask where Storage: SIMD {
    fileprivate var any: Bool {
        for index in indices where self[index] { return true }
        return false
    }
}
