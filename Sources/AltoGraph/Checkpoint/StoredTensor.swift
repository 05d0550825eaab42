/// A tensor as it lies in a checkpoint's file. Strides count elements; a transposed tensor need not be contiguous.
struct StoredTensor {
    let shape: Shape
    let type: DataType
    let strides: [Int]
    let file: MappedFile
    /// Where the first element lies.
    let offset: Int
    /// Bytes from there to behind the last element.
    let length: Int

    /// Rows behind one another, without gaps.
    static func contiguousStrides(_ shape: Shape) -> [Int] {
        var strides = [Int](repeating: 1, count: shape.rank)
        for axis in stride(from: shape.rank - 2, through: 0, by: -1) {
            strides[axis] = strides[axis + 1].multipliedReportingOverflow(by: shape.dimensions[axis + 1]).partialValue
        }
        return strides
    }

    var isContiguous: Bool {
        zip(zip(strides, Self.contiguousStrides(shape)), shape.dimensions).allSatisfy { pair, dimension in
            dimension <= 1 || pair.0 == pair.1
        }
    }
}

/// The tensors of one file by name.
package struct WeightFile {
    let file: MappedFile
    let tensors: [String: StoredTensor]

    /// How many tensors a file may hold. The largest models published have a few thousand.
    static let maximumTensors = 65_536
    /// How long a tensor's name may be, in bytes.
    static let maximumName = 512
    /// How many dimensions a tensor may have.
    static let maximumRank = 8
}
