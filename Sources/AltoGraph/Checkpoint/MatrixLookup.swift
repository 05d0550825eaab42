/// A table of vectors that stays in its file: only the pages of the rows that are asked for come into memory.
package struct MatrixLookup: Sendable {
    package let rows: Int
    package let columns: Int
    private let tensor: StoredTensor
    /// Where it does not lie row by row: a copy.
    private let copy: [Float]

    init(_ tensor: StoredTensor) {
        (rows, columns, self.tensor) = (tensor.shape[0], tensor.shape[1], tensor)
        copy = tensor.isContiguous ? [] : tensor.floats()
    }

    /// Copies a row to where it is wanted, from an element on. A row that is not there leaves zeroes.
    package func copy(row: Int, into target: inout MutableSpan<Float>, at start: Int) {
        guard row >= 0, row < rows, start >= 0, start + columns <= target.count else { return }
        guard copy.isEmpty else {
            for column in 0..<columns { target[start + column] = copy[row * columns + column] }
            return
        }
        let size = tensor.type.size
        guard let bytes = unsafe tensor.file.region(tensor.offset + row * columns * size, columns * size) else {
            return
        }
        for column in 0..<columns { target[start + column] = unsafe tensor.type.float(bytes, column * size) }
    }
}
