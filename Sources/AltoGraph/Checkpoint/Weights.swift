package import Foundation

/// All tensors of a checkpoint in its files, and a record of which of them a model has asked for.
///
/// Not shared between threads while a model is built from it.
package final class Weights {
    private let tensors: [String: StoredTensor]
    package let files: [MappedFile]
    private var taken: Set<String> = []
    /// Set where matrices shall be int8.
    var quantized: QuantizedWeights?

    /// Opens the checkpoint in a folder: `model.safetensors`, or the shards of `model.safetensors.index.json`, or
    /// `pytorch_model.bin`, or the shards of `pytorch_model.bin.index.json`; the first of these that is there.
    ///
    /// - Throws: `CheckpointError`.
    package convenience init(folder: URL) throws(CheckpointError) {
        for name in ["model.safetensors", "pytorch_model.bin"] {
            let whole = folder.appending(path: name)
            if FileManager.default.fileExists(atPath: whole.path) {
                try self.init(files: [whole])
                return
            }
            let index = folder.appending(path: name + ".index.json")
            if FileManager.default.fileExists(atPath: index.path) {
                let shards = try ShardIndex(index)
                try self.init(files: shards.files.map { folder.appending(path: $0) })
                try shards.check(tensors.mapValues(\.file.name))
                return
            }
        }
        throw .unreadable(file: "model.safetensors", reason: "there is no such file in the folder")
    }

    /// - Throws: `CheckpointError`, also when a tensor is in two of the files.
    package init(files urls: [URL]) throws(CheckpointError) {
        var tensors: [String: StoredTensor] = [:]
        var files: [MappedFile] = []
        for url in urls {
            let file = try MappedFile(url)
            let isPyTorch = url.pathExtension == "bin" || url.pathExtension == "pt" || url.pathExtension == "pth"
            let weights = isPyTorch ? try WeightFile(pyTorch: file) : try WeightFile(safetensors: file)
            guard tensors.count + weights.tensors.count <= WeightFile.maximumTensors else {
                throw .malformed(file: file.name, reason: "the checkpoint holds too many tensors")
            }
            for (name, tensor) in weights.tensors {
                guard tensors.updateValue(tensor, forKey: name) == nil else { throw .duplicate(path: shown(name)) }
            }
            files.append(file)
        }
        self.tensors = tensors
        self.files = files
    }

    package var names: some Collection<String> { tensors.keys }

    func contains(_ path: String) -> Bool { tensors[path] != nil }

    /// A tensor of the shape that the model declares.
    func take(_ path: String, _ shape: Shape) throws(CheckpointError) -> StoredTensor {
        guard let tensor = tensors[path] else { throw .missing(path: path) }
        guard tensor.shape == shape else { throw .misshapen(path: path, expected: shape, found: tensor.shape) }
        guard tensor.type.isFloatingPoint else { throw .wrongType(path: path, found: tensor.type.safetensorsName) }
        taken.insert(path)
        return tensor
    }

    func shape(of path: String) -> Shape? { tensors[path]?.shape }

    /// To be called when the whole model has been declared.
    ///
    /// - Parameter ignored: tells the names of tensors that this model is known not to need.
    /// - Throws: `CheckpointError.unused` when others are left.
    package func finish(ignoring ignored: (String) -> Bool = { _ in false }) throws(CheckpointError) {
        let left = tensors.keys.filter { !taken.contains($0) && !ignored($0) }.sorted()
        guard left.isEmpty else { throw .unused(paths: left.prefix(3).map(shown), count: left.count) }
    }

    /// How much room all matrices together may need.
    var matrixElements: (count: Int, elements: Int, rows: Int) {
        let matrices = tensors.values.filter { $0.shape.rank == 2 && $0.type.isFloatingPoint }
        return (
            matrices.count, matrices.reduce(0) { $0 + ($1.shape.count ?? 0) }, matrices.reduce(0) { $0 + $1.shape[0] }
        )
    }

    /// What tells this checkpoint from any other, and from itself after a change.
    package var identity: String {
        files.map(\.identity).joined(separator: "+")
    }
}
