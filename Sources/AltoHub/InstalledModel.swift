package import Foundation

/// A model in the cache, at one commit.
package struct InstalledModel: Hashable, Sendable {
    package struct File: Hashable, Sendable {
        package let name: String
        /// In bytes.
        package let size: Int64
    }

    /// `owner/name`, without a revision.
    package let name: ModelName
    /// 40 hexadecimal digits.
    package let commit: String
    /// The branches and tags that stood for the commit when they were last asked for.
    package let revisions: [String]
    /// The files, under their names in the repository.
    package let folder: URL
    package let files: [File]
    /// From `config.json`, for instance `BlipForConditionalGeneration`; a collection goes by a name of its own.
    package let architecture: String?
    /// What Alto needs and the cache does not have; empty for a model that can be used.
    package let missing: [String]
    package let shortName: String?
    /// Whether there is code for the architecture.
    package let isSupported: Bool

    package var isComplete: Bool { missing.isEmpty }
    /// Bytes of all files.
    package var size: Int64 { files.reduce(0) { $0 + $1.size } }
}

extension HubCache {
    /// Looks at one snapshot. Hashes nothing.
    func model(_ name: ModelName, at commit: String) -> InstalledModel {
        let folder = snapshot(commit, name)
        let present = files(of: commit, name)
        let sizes = present.compactMap { file in
            HubCache.size(folder.appending(path: file).path).map { InstalledModel.File(name: file, size: $0) }
        }
        let configuration = ModelFiles.contents(of: folder.appending(path: ModelFiles.configuration))
        let collection = catalog.collections[name.repository]
        let architecture = collection ?? configuration.flatMap(ModelFiles.architecture)
        return InstalledModel(
            name: name.at(nil) ?? name, commit: commit,
            revisions: allReferences(of: name).filter { $0.commit == commit }.map(\.revision), folder: folder,
            files: sizes, architecture: architecture,
            missing: collection == nil ? missing(in: folder, having: Set(sizes.map(\.name)), of: name) : [],
            shortName: catalog.shortName(of: name.repository),
            isSupported: collection != nil || architecture.map(catalog.architectures.contains) ?? false)
    }

    private func missing(in folder: URL, having files: Set<String>, of name: ModelName) -> [String] {
        var missing: [String] = []
        if !files.contains(ModelFiles.configuration) { missing.append(ModelFiles.configuration) }
        guard let weights = ModelFiles.weights(among: files) else { return missing + ["model.safetensors"] }
        guard ModelFiles.isIndex(weights) else { return missing }
        let index = ModelFiles.contents(of: folder.appending(path: weights)) ?? Data()
        let shards = try? ModelFiles.shards(of: index, named: weights, of: name)
        return missing + (shards.map { $0.filter { !files.contains($0) } } ?? [weights])
    }
}
