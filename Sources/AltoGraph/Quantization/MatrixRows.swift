internal import Dispatch

/// A matrix in a checkpoint as rows of float32, whatever the file has them in.
@safe struct MatrixRows: @unchecked Sendable {
    // The bytes are those of a mapped file, or of a copy that outlives this; they are only read.
    let rows: Int
    let columns: Int
    private let bytes: UnsafeRawBufferPointer
    private let type: DataType

    private init(rows: Int, columns: Int, bytes: UnsafeRawBufferPointer, type: DataType) {
        (self.rows, self.columns, self.type) = (rows, columns, type)
        unsafe self.bytes = unsafe bytes
    }

    /// Runs the body for parts of the rows side by side, each with room for one row.
    ///
    /// - Returns: false when the matrix is not whole.
    static func forEachPart(
        of matrix: StoredTensor, _ body: @Sendable (MatrixRows, Range<Int>) -> Void
    ) -> Bool {
        let (rows, columns) = (matrix.shape[0], matrix.shape[1])
        guard matrix.shape.rank == 2, rows > 0, columns > 0 else { return true }
        // What does not lie row by row, or is of a rare type, becomes so first.
        let isPlain =
            matrix.isContiguous && [.float32, .bfloat16, .float16].contains(matrix.type)
            && matrix.offset.isMultiple(of: matrix.type.size)
        let copy = isPlain ? [] : matrix.floats()
        return unsafe copy.withUnsafeBytes { copied in
            let type = isPlain ? matrix.type : .float32
            guard let source = unsafe isPlain ? matrix.file.region(matrix.offset, matrix.length) : copied,
                source.count >= rows * columns * type.size
            else { return false }
            let view = unsafe MatrixRows(rows: rows, columns: columns, bytes: source, type: type)
            let parts = min(rows, Processor.current.cores)
            DispatchQueue.concurrentPerform(iterations: parts) { part in
                body(view, rows * part / parts..<rows * (part + 1) / parts)
            }
            return true
        }
    }

    /// Looks at a row as float32 numbers, in `room` where the file has them otherwise.
    func withRow<Answer>(
        _ row: Int, _ room: UnsafeMutableBufferPointer<Float>, _ body: (UnsafeRawBufferPointer) -> Answer
    ) -> Answer {
        let start = row * columns * type.size
        let stored = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start + columns * type.size])
        guard type != .float32 else { return unsafe body(stored) }
        if type == .bfloat16 {
            let whole = columns / 16 * 16
            for index in stride(from: 0, to: whole, by: 16) {
                let halves = unsafe stored.loadUnaligned(fromByteOffset: index * 2, as: SIMD16<UInt16>.self)
                unsafe UnsafeMutableRawBufferPointer(room).storeBytes(
                    of: SIMD16<UInt32>(truncatingIfNeeded: halves) &<< 16, toByteOffset: index * 4,
                    as: SIMD16<UInt32>.self)
            }
            for index in whole..<columns { unsafe room[index] = unsafe type.float(stored, index * 2) }
        } else {
            for index in 0..<columns { unsafe room[index] = unsafe type.float(stored, index * type.size) }
        }
        return unsafe body(UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: room[..<columns])))
    }
}
