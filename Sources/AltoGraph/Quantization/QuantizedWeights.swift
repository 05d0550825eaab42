internal import Foundation

/// Integer twins of a checkpoint's matrices: read from the cache where they are there, else made as the model is declared
/// and left in the cache. Where there is no cache, or no room on its disk, they are held in memory.
final class QuantizedWeights {
    private enum Source {
        case file(WeightFile)
        case making(SafetensorsWriter)
        case memory
    }

    private var source: Source
    private let key: String
    private let cache: ModelCache?

    private let precision: Precision

    /// What the format and the way of quantizing are; changes with them.
    private static func version(_ precision: Precision) -> String {
        precision == .int4 ? "alto int4 groups 1" : "alto int8 rows 1"
    }

    /// - Parameter precision: int8 or int4; with int4, matrices that do not have whole groups are int8.
    init(of weights: Weights, precision: Precision, cache: ModelCache?) {
        let identity = weights.identity
        // As a tensor's name it must not be too long, which the identities of many shards are.
        let short = identity.utf8.count <= 400 ? identity : "\(identity.prefix(200))…\(ModelCache.hash(identity))"
        key = Self.version(precision) + " " + short
        self.precision = precision
        self.cache = cache
        guard let cache else {
            source = .memory
            return
        }
        let entry = cache.entry(for: key)
        if let file = try? WeightFile(safetensors: MappedFile(entry)), file.tensors[key] != nil {
            cache.touch(entry)
            source = .file(file)
        } else {
            let room = weights.matrixElements
            source =
                (try? SafetensorsWriter(
                    at: cache.temporary(), room: room.elements + room.elements / 8 + 8 * room.rows, entries: room.count))
                .map(Source.making) ?? .memory
        }
    }

    /// The matrix as a node: integers times their scales.
    ///
    /// - Parameter coarsest: int8 where the matrix shall not be 4-bit although others are.
    func matrix(_ path: String, _ stored: StoredTensor, coarsest: Precision) throws(CheckpointError) -> Node {
        guard let count = stored.shape.count, count > 0 else { return stored.node() }
        let isInt4 = precision == .int4 && coarsest == .int4 && GroupQuantizer.admits(stored.shape)
        let layout = isInt4 ? Layout(groupsOf: stored.shape) : Layout(rowsOf: stored.shape)
        if case .file(let file) = source, let integers = file.tensors[path], let scales = file.tensors[path + ".scale"],
            integers.type == layout.stored, integers.shape == layout.storedShape, scales.type == .float32,
            scales.shape == layout.scaleShape,
            let integerBytes = unsafe file.file.region(integers.offset, integers.length),
            let scaleBytes = unsafe file.file.region(scales.offset, scales.length)
        {
            return unsafe layout.node(integerBytes, scaleBytes, owner: file.file)
        }
        return try quantized(path, stored, layout)
    }

    private func quantized(
        _ path: String, _ stored: StoredTensor, _ layout: Layout
    ) throws(CheckpointError) -> Node {
        // What is read here is not needed again: it must not stay in memory beside its twin.
        defer { if stored.length > 1 << 20 { stored.file.release() } }
        let (byteCount, scaleBytes) = ((layout.storedShape.count ?? 0), (layout.scaleShape.count ?? 0) * 4)
        let block: WritableBlock
        if case .making(let writer) = source,
            let allocated = writer.allocate(
                [(path, layout.stored, layout.storedShape), (path + ".scale", .float32, layout.scaleShape)])
        {
            block = allocated
        } else {
            block = WritableBlock(byteCount: SafetensorsWriter.aligned(byteCount) + scaleBytes)
        }
        let start = SafetensorsWriter.aligned(byteCount)
        let integers = unsafe UnsafeMutableRawBufferPointer(rebasing: block.bytes[..<byteCount])
        let scales = unsafe UnsafeMutableRawBufferPointer(rebasing: block.bytes[start..<start + scaleBytes])
        guard unsafe layout.quantize(stored, into: integers, scales: scales.bindMemory(to: Float.self)) else {
            throw .malformed(
                file: stored.file.name, reason: "the tensor \(shown(path)) holds values that are not finite")
        }
        return unsafe layout.node(UnsafeRawBufferPointer(integers), UnsafeRawBufferPointer(scales), owner: block)
    }

    /// To be called once the model has been declared without an error: what was made now becomes the cache's entry.
    func publish() {
        guard case .making(let writer) = source, let cache else { return }
        // The key stands in the file as the name of an empty tensor.
        if writer.allocate([(key, .int8, [0])]) != nil { writer.finish(as: cache.entry(for: key)) }
        cache.prune()
    }

    /// What of this is in files.
    var pages: [any ReleasablePages] {
        switch source {
        case .file(let file): [file.file]
        case .making(let writer): [writer.pages]
        case .memory: []
        }
    }
}

extension Weights {
    /// Turns the matrices that are taken from now on into integers, if the precision wants that.
    package func quantize(to precision: Precision, cache: ModelCache?) {
        guard precision.isQuantized else { return }
        quantized = QuantizedWeights(of: self, precision: precision, cache: cache)
    }

    /// Leaves what was quantized in the cache.
    package func publishQuantized() { quantized?.publish() }
}

/// How a quantized matrix lies in the file and stands in the graph.
private struct Layout {
    private let shape: Shape
    private let isInt4: Bool
    /// What its integers are in the file, where two of 4 bits share a byte.
    let stored: DataType
    let storedShape: Shape
    let scaleShape: Shape

    init(rowsOf shape: Shape) {
        (self.shape, isInt4, stored, storedShape) = (shape, false, .int8, shape)
        scaleShape = [shape[0], 1]
    }

    init(groupsOf shape: Shape) {
        (self.shape, isInt4, stored, storedShape) = (shape, true, .uint8, [shape[0], shape[1] / 2])
        scaleShape = [shape[0], shape[1] / GroupQuantizer.groupSize, 1]
    }

    func quantize(
        _ matrix: StoredTensor, into integers: UnsafeMutableRawBufferPointer, scales: UnsafeMutableBufferPointer<Float>
    ) -> Bool {
        isInt4
            ? unsafe GroupQuantizer.quantize(matrix, into: integers.bindMemory(to: UInt8.self), scales: scales)
            : unsafe RowQuantizer.quantize(matrix, into: integers.bindMemory(to: Int8.self), scales: scales)
    }

    /// The pattern that the runtime multiplies in integers: Convert and Multiply behind an integer constant.
    func node(_ integers: UnsafeRawBufferPointer, _ scales: UnsafeRawBufferPointer, owner: AnyObject) -> Node {
        let scale = unsafe Node.shared(scales, scaleShape, .float32, owner: owner)
        guard isInt4 else {
            return unsafe Node.shared(integers, shape, .int8, owner: owner).converted(to: .float32) * scale
        }
        let groups: Shape = [shape[0], shape[1] / GroupQuantizer.groupSize, GroupQuantizer.groupSize]
        return unsafe (Node.shared(integers, groups, .int4, owner: owner).converted(to: .float32) * scale)
            .reshaped(shape)
    }
}
