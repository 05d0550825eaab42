/// Symmetric 8-bit quantization of matrices, one scale a row: `value ≈ scale * integer`, integers from -127 to 127.
enum RowQuantizer {
    /// Quantizes a matrix, several rows at a time.
    ///
    /// - Parameters:
    ///   - integers: as many bytes as the matrix has elements.
    ///   - scales: one for each row.
    /// - Returns: false when a value is not finite.
    static func quantize(
        _ matrix: StoredTensor, into integers: UnsafeMutableBufferPointer<Int8>,
        scales: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        guard (matrix.shape.count ?? 0) <= integers.count, matrix.shape[0] <= scales.count else { return true }
        let target = unsafe Target(integers: integers, scales: scales)
        let isWhole = MatrixRows.forEachPart(of: matrix) { matrix, rows in
            let room = UnsafeMutableBufferPointer<Float>.allocate(capacity: matrix.columns)
            defer { unsafe room.deallocate() }
            for row in rows {
                unsafe target.scales[row] = unsafe matrix.withRow(row, room) { values in
                    unsafe quantize(
                        values,
                        into: UnsafeMutableRawBufferPointer(
                            UnsafeMutableBufferPointer(
                                rebasing: target.integers[row * matrix.columns..<(row + 1) * matrix.columns])))
                }
            }
        }
        return unsafe isWhole && scales.prefix(matrix.shape[0]).allSatisfy(\.isFinite)
    }

    /// Threads write to rows of their own.
    @unsafe private struct Target: @unchecked Sendable {
        let integers: UnsafeMutableBufferPointer<Int8>
        let scales: UnsafeMutableBufferPointer<Float>
    }

    /// - Parameters:
    ///   - row: float32 numbers.
    ///   - integers: as many bytes as there are numbers.
    /// - Returns: the scale; not finite when a value is not.
    static func quantize(_ row: UnsafeRawBufferPointer, into integers: UnsafeMutableRawBufferPointer) -> Float {
        let count = min(row.count / 4, integers.count)
        let whole = count / 16 * 16
        var bits = SIMD16<UInt32>()
        for index in stride(from: 0, to: whole, by: 16) {
            // Without the sign, the bits of floating-point numbers sort as the numbers do, infinity and NaN last.
            let values = unsafe row.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<UInt32>.self) & 0x7FFF_FFFF
            bits.replace(with: values, where: values .> bits)
        }
        var greatestBits = bits.max()
        for index in whole..<count {
            greatestBits = unsafe max(
                greatestBits, row.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self) & 0x7FFF_FFFF)
        }
        let greatest = Float(bitPattern: greatestBits)
        guard greatest.isFinite else { return .nan }
        // Below, the scale's reciprocal would overflow; such a row is as good as zero.
        let inverse = greatest > 1e-30 ? 127 / greatest : 0
        for index in stride(from: 0, to: whole, by: 16) {
            let values = unsafe row.loadUnaligned(fromByteOffset: index * 4, as: SIMD16<Float>.self) * inverse
            let rounded = values.rounded(.toNearestOrEven).clamped(
                lowerBound: SIMD16(repeating: -127), upperBound: SIMD16(repeating: 127))
            unsafe integers.storeBytes(
                of: SIMD16<Int8>(truncatingIfNeeded: SIMD16<Int32>(rounded)), toByteOffset: index, as: SIMD16<Int8>.self
            )
        }
        for index in whole..<count {
            let value = unsafe row.loadUnaligned(fromByteOffset: index * 4, as: Float.self) * inverse
            unsafe integers[index] = UInt8(bitPattern: Int8(min(127, max(-127, value.rounded(.toNearestOrEven)))))
        }
        return inverse == 0 ? 1 : greatest / 127
    }
}
