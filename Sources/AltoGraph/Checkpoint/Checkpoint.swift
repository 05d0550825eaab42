/// A place in a checkpoint, from which a layer takes its tensors: `checkpoint["encoder"]["layers"][3]`.
///
/// Each tensor is declared with its shape where it is used, so that a checkpoint that does not fit is told by the path
/// of the tensor, the shape that the model needs and the one that is there.
package struct Checkpoint {
    package let weights: Weights
    /// With a dot at its end, unless empty.
    private let prefix: String
    /// The coarsest that matrices below here may become.
    private let coarsest: Precision

    package init(_ weights: Weights) {
        self.init(weights, prefix: "", coarsest: .int4)
    }

    private init(_ weights: Weights, prefix: String, coarsest: Precision) {
        self.weights = weights
        self.prefix = prefix
        self.coarsest = coarsest
    }

    package subscript(name: String) -> Checkpoint {
        Checkpoint(weights, prefix: prefix + name + ".", coarsest: coarsest)
    }

    /// The same place, whose matrices stay int8 where others become 4-bit: what a model is most sensitive in.
    package var keepingInt8: Checkpoint { Checkpoint(weights, prefix: prefix, coarsest: .int8) }

    package subscript(index: Int) -> Checkpoint {
        self[String(index)]
    }

    package func path(_ name: String) -> String { prefix + name }

    /// Whether there is a tensor of that name here.
    package func contains(_ name: String) -> Bool {
        weights.contains(prefix + name)
    }

    /// The shape that a tensor here has; for models whose config leaves a size to the checkpoint.
    package func shape(of name: String) -> Shape? {
        weights.shape(of: prefix + name)
    }

    /// A tensor as a float32 node. The numbers stay where they are in the mapped file.
    ///
    /// - Throws: `CheckpointError.missing`, `.misshapen` or `.wrongType`.
    package func tensor(_ name: String, _ shape: Shape) throws(CheckpointError) -> Node {
        try weights.take(prefix + name, shape).node()
    }

    /// A matrix that is multiplied with: as `tensor`, or as integers with scales where that was chosen.
    package func matrix(_ name: String, rows: Int, columns: Int) throws(CheckpointError) -> Node {
        let stored = try weights.take(prefix + name, [rows, columns])
        guard let quantized = weights.quantized else { return stored.node() }
        return try quantized.matrix(prefix + name, stored, coarsest: coarsest)
    }

    /// A matrix of which only rows are looked up, where it lies in the file.
    package func rows(_ name: String, rows: Int, columns: Int) throws(CheckpointError) -> MatrixLookup {
        MatrixLookup(try weights.take(prefix + name, [rows, columns]))
    }

    /// A copy of a tensor's numbers, for what is worked out while loading.
    package func floats(_ name: String, _ shape: Shape) throws(CheckpointError) -> [Float] {
        try weights.take(prefix + name, shape).floats()
    }
}

extension StoredTensor {
    /// As a constant of a graph: where it lies if possible, else a copy in order.
    func node() -> Node {
        guard isContiguous, offset.isMultiple(of: type.size), let bytes = unsafe file.region(offset, length) else {
            return .constant(floats(), shape)
        }
        return unsafe Node.shared(bytes, shape, type, owner: file).converted(to: .float32)
    }

    /// The numbers in order. Elements outside the file, which there are none of in a checked tensor, are 0.
    func floats() -> [Float] {
        guard let bytes = unsafe file.region(offset, length), let count = shape.count, type.isFloatingPoint else {
            return []
        }
        var numbers = [Float](repeating: 0, count: count)
        // Element by element along an index that counts up as an odometer does: the last axis fastest.
        var index = [Int](repeating: 0, count: shape.rank)
        var element = 0
        for position in 0..<count {
            let byteOffset = element * type.size
            if byteOffset >= 0, byteOffset + type.size <= length {
                numbers[position] = unsafe type.float(bytes, byteOffset)
            }
            var axis = shape.rank - 1
            while axis >= 0 {
                index[axis] += 1
                element += strides[axis]
                guard index[axis] == shape.dimensions[axis] else { break }
                element -= index[axis] * strides[axis]
                index[axis] = 0
                axis -= 1
            }
        }
        return numbers
    }
}

extension DataType {
    /// A floating-point number at an offset that is within the bytes.
    func float(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Float {
        switch self {
        case .float64: unsafe Float(bytes.loadUnaligned(fromByteOffset: offset, as: Double.self))
        case .float32: unsafe bytes.loadUnaligned(fromByteOffset: offset, as: Float.self)
        case .bfloat16:
            unsafe Float(bitPattern: UInt32(bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self)) << 16)
        case .float16: unsafe Self.float(half: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        default: 0
        }
    }

    /// IEEE 754 binary16. (`Float16` is not there on every processor that Swift runs on.)
    static func float(half bits: UInt16) -> Float {
        let sign: Float = bits & 0x8000 == 0 ? 1 : -1
        let exponent = Int(bits >> 10 & 31)
        let fraction = Float(bits & 1023)
        return switch exponent {
        case 0: sign * fraction * 0x1p-24
        case 31: fraction == 0 ? sign * .infinity : .nan
        default: sign * Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction / 1024)
        }
    }
}
