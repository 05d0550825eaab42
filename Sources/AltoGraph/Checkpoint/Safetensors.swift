// The safetensors format (https://huggingface.co/docs/safetensors): eight bytes with the header's length, little
// endian; the header, a JSON object of name to {dtype, shape, data_offsets}; the tensors' bytes, without holes.

internal import AltoJSON

extension WeightFile {
    /// Reads the header of a safetensors file and checks every claim in it against the file.
    ///
    /// The memory that this takes is bounded by `maximumTensors` and `maximumName`, whatever the header says.
    init(safetensors file: MappedFile) throws(CheckpointError) {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        guard let prefix = unsafe file.region(0, 8) else { throw malformed("it is too short") }
        let announced = unsafe UInt64(littleEndian: prefix.loadUnaligned(as: UInt64.self))
        // 100 MB is the format's own limit.
        guard announced <= 100_000_000, let header = unsafe file.region(8, Int(announced)) else {
            throw malformed("its header is longer than the file or the format allows")
        }
        guard unsafe header.first == UInt8(ascii: "{") else { throw malformed("its header does not begin with {") }
        let start = 8 + header.count

        var entries: [(name: String, entry: SafetensorsEntry)] = []
        var reader = unsafe JSONReader(header, values: 64)
        do throws(JSONError) {
            try reader.object(nameLimit: Self.maximumName) { reader, name throws(JSONError) in
                if name == "__metadata__" { return try reader.skipMetadata() }
                guard entries.count < Self.maximumTensors else { throw reader.refusal("it holds too many tensors") }
                entries.append((name, try SafetensorsEntry(&reader)))
            }
            try reader.end()
        } catch {
            throw malformed("its header is invalid: \(error.detail) (byte \(error.offset))")
        }

        // Every byte behind the header belongs to exactly one tensor.
        var reached = 0
        for (name, entry) in entries.sorted(by: { ($0.entry.begin, $0.entry.end) < ($1.entry.begin, $1.entry.end) }) {
            guard entry.begin == reached else {
                throw malformed(
                    "the tensor \(shown(name)) \(entry.begin < reached ? "overlaps another" : "leaves a hole before it")"
                )
            }
            guard entry.end >= entry.begin, entry.end <= file.count - start else {
                throw malformed("the tensor \(shown(name)) reaches beyond the end")
            }
            guard let count = entry.shape.count,
                case (let bytes, let overflow) = count.multipliedReportingOverflow(by: entry.type.size), !overflow,
                bytes == entry.end - entry.begin
            else { throw malformed("the tensor \(shown(name)) has another size than its shape \(entry.shape) says") }
            reached = entry.end
        }
        guard reached == file.count - start else { throw malformed("bytes are left over behind the last tensor") }

        var tensors: [String: StoredTensor] = [:]
        for (name, entry) in entries {
            tensors[name] = StoredTensor(
                shape: entry.shape, type: entry.type, strides: StoredTensor.contiguousStrides(entry.shape), file: file,
                offset: start + entry.begin, length: entry.end - entry.begin)
        }
        self.init(file: file, tensors: tensors)
    }
}

/// What a header says of one tensor.
private struct SafetensorsEntry {
    var type = DataType.float32
    var shape: Shape = []
    var begin = 0
    var end = 0

    init(_ reader: inout JSONReader) throws(JSONError) {
        var (hasType, hasShape, offsets) = (false, false, [Int]())
        var (type, dimensions) = (DataType.float32, [Int]())
        try reader.object { reader, key throws(JSONError) in
            switch key {
            case "dtype":
                let name = try reader.string(limit: 16)
                guard let known = DataType(safetensors: name) else {
                    throw reader.refusal("the type \(shown(name)) is not supported")
                }
                type = known
                hasType = true
            case "shape":
                dimensions = try reader.sizes(limit: WeightFile.maximumRank)
                hasShape = true
            case "data_offsets": offsets = try reader.sizes(limit: 2)
            default: throw reader.refusal("the key \(shown(key)) is unknown")
            }
        }
        guard hasType, hasShape, offsets.count == 2 else { throw reader.refusal("a tensor is not described fully") }
        self.type = type
        shape = Shape(dimensions)
        begin = offsets[0]
        end = offsets[1]
    }
}

extension JSONReader {
    /// An array of so many whole numbers at most.
    fileprivate mutating func sizes(limit: Int) throws(JSONError) -> [Int] {
        var sizes: [Int] = []
        try array { reader throws(JSONError) in
            guard sizes.count < limit else { throw reader.refusal("a list is too long") }
            sizes.append(try reader.size())
        }
        return sizes
    }

    /// Texts by name that say nothing to us.
    fileprivate mutating func skipMetadata() throws(JSONError) {
        var count = 0
        try object(nameLimit: 4096) { reader, _ throws(JSONError) in
            count += 1
            guard count <= 4096 else { throw reader.refusal("it holds too much metadata") }
            _ = try reader.string(limit: 1 << 20)
        }
    }
}

extension DataType {
    init?(safetensors name: String) {
        switch name {
        case "BOOL": self = .bool
        case "F64": self = .float64
        case "F32": self = .float32
        case "F16": self = .float16
        case "BF16": self = .bfloat16
        case "I64": self = .int64
        case "I32": self = .int32
        case "I16": self = .int16
        case "I8": self = .int8
        case "U8": self = .uint8
        default: return nil
        }
    }

    var safetensorsName: String {
        switch self {
        case .bool: "BOOL"
        case .float64: "F64"
        case .float32: "F32"
        case .float16: "F16"
        case .bfloat16: "BF16"
        case .int64: "I64"
        case .int32: "I32"
        case .int16: "I16"
        case .int8: "I8"
        case .uint8: "U8"
        case .int4: "I4"
        }
    }
}
