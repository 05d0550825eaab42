import Foundation

/// Which files of a repository Alto needs. Everything else of it stays on the hub.
enum ModelFiles {
    static let configuration = "config.json"
    /// Says the licence.
    static let card = "README.md"

    /// In the order in which they are preferred; an index names the files that the weights are divided into.
    private static let weights = [
        "model.safetensors", "model.safetensors.index.json", "pytorch_model.bin", "pytorch_model.bin.index.json",
    ]

    /// The small files of a repository, the configuration first.
    ///
    /// - Parameter wanted: those that are taken beside configuration and card when the repository has them.
    static func settings(_ wanted: [String], among files: Set<String>) -> [String] {
        ([configuration] + wanted + [card]).filter(files.contains)
    }

    /// The file that the weights begin with: the weights themselves or their index.
    static func weights(among files: Set<String>) -> String? { weights.first(where: files.contains) }

    static func isIndex(_ file: String) -> Bool { file.hasSuffix(".index.json") }

    /// The files that an index names, in order.
    ///
    /// - Throws: `fileNameUnsafe` for a name that could lead out of the folder, `weightsMissing` for an index that is
    ///   none or names other files than weights beside it.
    static func shards(of index: Data, named file: String, of name: ModelName) throws(HubError) -> [String] {
        struct Index: Decodable { let weight_map: [String: String] }
        guard let map = (try? JSONDecoder().decode(Index.self, from: index))?.weight_map, !map.isEmpty else {
            throw .weightsMissing(name)
        }
        let shards = Set(map.values)
        guard shards.allSatisfy(HubRevision.isSafe) else { throw .fileNameUnsafe }
        let ending = file.hasPrefix("model.safetensors") ? ".safetensors" : ".bin"
        guard shards.allSatisfy({ $0.hasSuffix(ending) && !$0.contains("/") && !$0.contains("\\") }) else {
            throw .weightsMissing(name)
        }
        return shards.sorted()
    }

    /// What a configuration says the model is.
    static func architecture(of configuration: Data) -> String? {
        struct Configuration: Decodable {
            let architectures: [String]?
            let model_type: String?
        }
        let read = try? JSONDecoder().decode(Configuration.self, from: configuration)
        return read?.architectures?.first ?? read?.model_type
    }

    /// The bytes of a file of metadata; nil when it cannot be read or is unreasonably long.
    static func contents(of file: URL, limit: Int64 = 64 << 20) -> Data? {
        guard let size = HubCache.size(file.path), size <= limit else { return nil }
        return try? Data(contentsOf: file)
    }
}
