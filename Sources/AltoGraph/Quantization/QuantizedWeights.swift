internal import Foundation

/// Int8 twins of a checkpoint's matrices: read from the cache where they are there, else made as the model is declared
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

    /// What the format and the way of quantizing are; changes with them.
    private static let version = "alto int8 rows 1"

    init(of weights: Weights, cache: ModelCache?) {
        let identity = weights.identity
        // As a tensor's name it must not be too long, which the identities of many shards are.
        let short = identity.utf8.count <= 400 ? identity : "\(identity.prefix(200))…\(ModelCache.hash(identity))"
        key = Self.version + " " + short
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
                (try? SafetensorsWriter(at: cache.temporary(), room: room.elements + 8 * room.rows, entries: room.count))
                .map(Source.making) ?? .memory
        }
    }

    /// The matrix as a node: int8 rows times their scales.
    func matrix(_ path: String, _ stored: StoredTensor) throws(CheckpointError) -> Node {
        if case .file(let file) = source, let integers = file.tensors[path], let scales = file.tensors[path + ".scale"],
            integers.type == .int8, integers.shape == stored.shape, scales.type == .float32,
            scales.shape == [stored.shape[0], 1],
            let integerBytes = unsafe file.file.region(integers.offset, integers.length),
            let scaleBytes = unsafe file.file.region(scales.offset, scales.length)
        {
            return unsafe Self.node(stored.shape, integerBytes, scaleBytes, owner: file.file)
        }
        return try quantized(path, stored)
    }

    private func quantized(_ path: String, _ stored: StoredTensor) throws(CheckpointError) -> Node {
        // What is read here is not needed again: it must not stay in memory beside its int8 twin.
        defer { if stored.length > 1 << 20 { stored.file.release() } }
        let rows = stored.shape[0]
        guard let count = stored.shape.count, count > 0 else { return stored.node() }
        let block: WritableBlock
        if case .making(let writer) = source,
            let allocated = writer.allocate(
                [(path, .int8, stored.shape), (path + ".scale", .float32, [rows, 1])])
        {
            block = allocated
        } else {
            block = WritableBlock(byteCount: SafetensorsWriter.aligned(count) + rows * 4)
        }
        let integers = unsafe UnsafeMutableRawBufferPointer(rebasing: block.bytes[..<count])
        let scales = unsafe UnsafeMutableRawBufferPointer(
            rebasing: block.bytes[SafetensorsWriter.aligned(count)..<SafetensorsWriter.aligned(count) + rows * 4])
        guard
            unsafe RowQuantizer.quantize(
                stored, into: integers.bindMemory(to: Int8.self), scales: scales.bindMemory(to: Float.self))
        else {
            throw .malformed(
                file: stored.file.name, reason: "the tensor \(shown(path)) holds values that are not finite")
        }
        return unsafe Self.node(
            stored.shape, UnsafeRawBufferPointer(integers), UnsafeRawBufferPointer(scales), owner: block)
    }

    private static func node(
        _ shape: Shape, _ integers: UnsafeRawBufferPointer, _ scales: UnsafeRawBufferPointer, owner: AnyObject
    ) -> Node {
        // The pattern that the runtime multiplies in int8: Convert and Multiply behind an int8 constant.
        unsafe Node.shared(integers, shape, .int8, owner: owner).converted(to: .float32)
            * Node.shared(scales, [shape[0], 1], .float32, owner: owner)
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
    /// Turns the matrices that are taken from now on into int8.
    package func quantize(cache: ModelCache?) {
        quantized = QuantizedWeights(of: self, cache: cache)
    }

    /// Leaves what was quantized in the cache.
    package func publishQuantized() { quantized?.publish() }
}
