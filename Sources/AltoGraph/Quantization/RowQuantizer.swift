internal import Dispatch

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
        let (rows, columns) = (matrix.shape[0], matrix.shape[1])
        guard rows * columns <= integers.count, rows <= scales.count, rows > 0, columns > 0 else { return true }
        // What is not float32 row by row becomes so first.
        let isPlain = matrix.type == .float32 && matrix.isContiguous && matrix.offset.isMultiple(of: 4)
        let copy = isPlain ? [] : matrix.floats()
        return unsafe copy.withUnsafeBytes { copied in
            guard let source = unsafe isPlain ? matrix.file.region(matrix.offset, matrix.length) : copied,
                source.count >= rows * columns * 4
            else { return false }
            let work = unsafe Work(source: source, integers: integers, scales: scales, rows: rows, columns: columns)
            let parts = min(rows, Processor.current.cores)
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                unsafe work.quantize(rows: rows * part / parts..<rows * (part + 1) / parts)
            }
            return unsafe scales.prefix(rows).allSatisfy(\.isFinite)
        }
    }

    /// Threads write to rows of their own.
    @unsafe private struct Work: @unchecked Sendable {
        let source: UnsafeRawBufferPointer
        let integers: UnsafeMutableBufferPointer<Int8>
        let scales: UnsafeMutableBufferPointer<Float>
        let rows: Int
        let columns: Int

        func quantize(rows: Range<Int>) {
            for row in rows {
                unsafe scales[row] = unsafe RowQuantizer.quantize(
                    UnsafeRawBufferPointer(rebasing: source[row * columns * 4..<(row + 1) * columns * 4]),
                    into: UnsafeMutableRawBufferPointer(
                        UnsafeMutableBufferPointer(rebasing: integers[row * columns..<(row + 1) * columns])))
            }
        }
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
