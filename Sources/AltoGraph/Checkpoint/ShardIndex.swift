internal import AltoJSON
internal import Foundation

/// `model.safetensors.index.json`: which tensor is in which file.
struct ShardIndex {
    /// Names of the shards, in order.
    let files: [String]
    private let weightMap: [String: String]
    private let name: String

    init(_ url: URL) throws(CheckpointError) {
        let file = try MappedFile(url)
        name = file.name
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }
        guard file.count <= 64 << 20, let bytes = unsafe file.region(0, file.count) else {
            throw malformed("it is too long")
        }
        var weightMap: [String: String] = [:]
        var files: Set<String> = []
        var reader = unsafe JSONReader(bytes, values: 4096)
        do throws(JSONError) {
            try reader.object { reader, key throws(JSONError) in
                guard key == "weight_map" else {
                    try reader.skip()
                    return
                }
                try reader.object(nameLimit: WeightFile.maximumName) { reader, tensor throws(JSONError) in
                    guard weightMap.count < WeightFile.maximumTensors else {
                        throw reader.refusal("it names too many tensors")
                    }
                    let shard = try reader.string(limit: 255)
                    // A shard is a file beside the index, nothing else.
                    guard !shard.isEmpty, !shard.contains("/"), !shard.contains("\\"), shard != "..", shard != "."
                    else {
                        throw reader.refusal("a file's name is not one")
                    }
                    weightMap[tensor] = shard
                    files.insert(shard)
                }
            }
            try reader.end()
        } catch {
            throw malformed("\(error.detail) (byte \(error.offset))")
        }
        guard !files.isEmpty, files.count <= 1024 else { throw malformed("it names no shards or too many") }
        self.files = files.sorted()
        self.weightMap = weightMap
    }

    /// The shards must hold what the index says, each tensor where it says.
    func check(_ found: [String: String]) throws(CheckpointError) {
        for (tensor, shard) in weightMap {
            guard let actual = found[tensor] else { throw .missing(path: shown(tensor)) }
            guard actual == shown(shard) else {
                throw .malformed(file: name, reason: "the tensor \(shown(tensor)) is in another file than it says")
            }
        }
        guard found.count == weightMap.count else {
            throw .malformed(file: name, reason: "the shards hold tensors that it does not name")
        }
    }
}
