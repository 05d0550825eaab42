package import Foundation

/// The numbers in an ONNX file: the initializers of its graph, by their names. What the graph does with them is not
/// read.
///
/// For models whose graph is written anew here: they are there sooner than through OpenVINO's ONNX front end, and
/// their weights may be int8 in the file without being so when it runs. The format is that of `onnx.proto` (ONNX IR
/// version 8), in Protocol Buffers' encoding; only `raw_data`, `float_data` and `int32_data` are known as places of
/// numbers, and no other file is opened.
package final class ONNXTensors {
    private struct Tensor {
        var shape: [Int] = []
        var type = 0
        var data = 0..<0
        /// Where scalars and short lists may be instead.
        var floats: [Float] = []
        var integers: [Int] = []
    }

    private let file: MappedFile
    private var tensors: [String: Tensor] = [:]

    /// - Throws: `CheckpointError`.
    package init(_ url: URL) throws(CheckpointError) {
        file = try MappedFile(url)
        try read { graph throws(CheckpointError) in
            // ModelProto.graph
            guard graph.field == 7, graph.isBytes else { return }
            try self.read(graph.range) { initializer throws(CheckpointError) in
                // GraphProto.initializer
                guard initializer.field == 5, initializer.isBytes else { return }
                try self.readTensor(initializer.range)
            }
        }
        guard !tensors.isEmpty else { throw damaged("it has no tensors") }
    }

    /// What tells this file from any other, and from itself after a change.
    package var identity: String { file.identity }

    /// A tensor of float32 numbers.
    ///
    /// - Throws: `CheckpointError` where it is missing or of another shape or type.
    package func floats(_ name: String, _ shape: Shape) throws(CheckpointError) -> [Float] {
        let tensor = try tensor(name, shape, type: Self.float32)
        let count = shape.count ?? 0
        if tensor.floats.count == count, tensor.data.isEmpty { return tensor.floats }
        guard tensor.data.count == count * 4, let bytes = unsafe file.region(tensor.data.lowerBound, count * 4) else {
            throw damaged("the tensor \(shown(name)) is cut short")
        }
        return (0..<count).map { index in
            unsafe Float(
                bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)))
        }
    }

    /// A matrix that onnxruntime's dynamic quantization has made int8: `NAME_quantized` less `NAME_zero_point`,
    /// times `NAME_scale`.
    package func dequantized(_ name: String, _ shape: Shape) throws(CheckpointError) -> [Float] {
        let scale = try floats(name + "_scale", [])
        let tensor = try tensor(name + "_quantized", shape, type: Self.int8)
        let zero = try self.tensor(name + "_zero_point", [], type: Self.int8)
        let count = shape.count ?? 0
        guard let factor = scale.first, tensor.data.count == count,
            let bytes = unsafe file.region(tensor.data.lowerBound, count)
        else { throw damaged("the tensor \(shown(name)) is cut short") }
        let zeroPoint = Float(Int8(truncatingIfNeeded: zero.integers.first ?? 0))
        return unsafe bytes.map { (Float(Int8(bitPattern: $0)) - zeroPoint) * factor }
    }

    private static let float32 = 1
    private static let int8 = 3

    private func tensor(_ name: String, _ shape: Shape, type: Int) throws(CheckpointError) -> Tensor {
        guard let tensor = tensors[name] else { throw .missing(path: shown(name)) }
        guard Shape(tensor.shape) == shape else {
            throw .misshapen(path: shown(name), expected: shape, found: Shape(tensor.shape))
        }
        guard tensor.type == type else { throw .wrongType(path: shown(name), found: "number \(tensor.type)") }
        return tensor
    }

    private func damaged(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }

    // MARK: Protocol Buffers

    private struct Field {
        let field: Int
        /// Of bytes: where they are; else empty.
        var range = 0..<0
        var isBytes = false
        var number: UInt64 = 0
    }

    private func readTensor(_ range: Range<Int>) throws(CheckpointError) {
        guard tensors.count < WeightFile.maximumTensors else { throw damaged("it holds too many tensors") }
        var tensor = Tensor()
        var name: String?
        try read(range) { field throws(CheckpointError) in
            switch (field.field, field.isBytes) {
            case (1, false): tensor.shape.append(Int(truncatingIfNeeded: field.number))
            case (1, true): tensor.shape += try self.varints(field.range).map { Int(truncatingIfNeeded: $0) }
            case (2, false): tensor.type = Int(truncatingIfNeeded: field.number)
            case (4, true):
                guard field.range.count <= 4_096,
                    let bytes = unsafe self.file.region(field.range.lowerBound, field.range.count)
                else { return }
                tensor.floats += stride(from: 0, to: bytes.count - 3, by: 4).map { offset in
                    unsafe Float(
                        bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                }
            case (5, false): tensor.integers.append(Int(truncatingIfNeeded: field.number))
            case (5, true):
                guard field.range.count <= 4_096 else { return }
                tensor.integers += try self.varints(field.range).map { Int(truncatingIfNeeded: $0) }
            case (8, true): name = self.text(field.range)
            case (9, true): tensor.data = field.range
            default: break
            }
            guard tensor.shape.count <= WeightFile.maximumRank, tensor.integers.count <= 4_096 else {
                throw self.damaged("a tensor has too many dimensions")
            }
        }
        guard let name else { return }
        guard tensors.updateValue(tensor, forKey: name) == nil else { throw .duplicate(path: shown(name)) }
    }

    private func text(_ range: Range<Int>) -> String? {
        guard range.count <= WeightFile.maximumName, let bytes = unsafe file.region(range.lowerBound, range.count)
        else {
            return nil
        }
        return unsafe String(validating: bytes, as: UTF8.self)
    }

    private func varints(_ range: Range<Int>) throws(CheckpointError) -> [UInt64] {
        guard range.count <= 4_096 else { throw damaged("a list is too long") }
        var numbers: [UInt64] = []
        var position = range.lowerBound
        while position < range.upperBound { numbers.append(try varint(&position, range.upperBound)) }
        return numbers
    }

    /// The fields of a message.
    private func read(
        _ range: Range<Int>? = nil, _ field: (Field) throws(CheckpointError) -> Void
    ) throws(CheckpointError) {
        let range = range ?? 0..<file.count
        var position = range.lowerBound
        while position < range.upperBound {
            let tag = try varint(&position, range.upperBound)
            guard tag >> 3 > 0, tag >> 3 < 1 << 29 else { throw damaged("a field has no number") }
            var found = Field(field: Int(tag >> 3))
            switch tag & 7 {
            case 0: found.number = try varint(&position, range.upperBound)
            case 1: position += 8
            case 2:
                let length = try varint(&position, range.upperBound)
                guard length <= UInt64(range.upperBound - position) else { throw damaged("it is cut short") }
                found.range = position..<position + Int(length)
                found.isBytes = true
                position += Int(length)
            case 5: position += 4
            default: throw damaged("a field is of no known kind")
            }
            guard position <= range.upperBound else { throw damaged("it is cut short") }
            try field(found)
        }
    }

    private func varint(_ position: inout Int, _ end: Int) throws(CheckpointError) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            guard position < end, let byte = unsafe file.region(position, 1)?.first else {
                throw damaged("it is cut short")
            }
            position += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw damaged("a number is too long")
    }
}
