internal import COpenVINO
package import Foundation

/// What a model's graphs were compiled to, in the cache: read back, a model is there in half the time, and its
/// constants stay in the mapped file instead of memory.
///
/// Each graph is a file: the runtime's own form of it, behind that the key that it was made for, and the lengths of
/// both. A file appears whole or not at all.
package struct CompiledGraphs {
    private let cache: ModelCache
    private let key: String
    private let runtime: Runtime

    /// - Parameters:
    ///   - weights: what the graphs are made from.
    ///   - definition: changes with the code that makes the graphs.
    package init(of weights: Weights, definition: String, cache: ModelCache, runtime: Runtime) {
        self.init(identity: weights.identity, definition: definition, cache: cache, runtime: runtime)
    }

    /// - Parameter identity: tells the file that the graphs are made from, as it is now, from any other.
    package init(identity: String, definition: String, cache: ModelCache, runtime: Runtime) {
        self.cache = cache
        self.runtime = runtime
        key = [definition, identity, runtime.version, Processor.current.name, String(runtime.settings.threads)]
            .joined(separator: " ")
    }

    /// Reads and compiles a model file (ONNX), or takes what it was compiled to before.
    ///
    /// - Parameter name: of the graph, in the cache and in errors.
    /// - Throws: `CheckpointError`, `GraphError`.
    package static func model(
        at file: URL, name: String, cache: ModelCache?, runtime: Runtime
    ) throws -> CompiledModel {
        let identity = try FileIdentity(file).text
        guard let cache else { return try runtime.compile(modelAt: file.path, name: name) }
        let kept = CompiledGraphs(identity: identity, definition: "onnx 1", cache: cache, runtime: runtime)
        if let found = kept.load([name])?.models.first { return found }
        let model = try runtime.compile(modelAt: file.path, name: name)
        kept.save([model])
        Runtime.trimMemory()
        return model
    }

    /// - Parameter bfloat16: the names of those that were compiled to use it.
    /// - Returns: the models of those names and the files behind them; nil unless all are there.
    package func load(_ names: [String], bfloat16: Set<String> = []) -> (models: [CompiledModel], pages: MappedPages)? {
        var models: [CompiledModel] = []
        var files: [MappedFile] = []
        for name in names {
            let entry = entry(name)
            guard let file = try? MappedFile(entry), let length = blobLength(of: file, name),
                let model = try? runtime.importModel(
                    file, length: length, name: name, bfloat16: bfloat16.contains(name))
            else { return nil }
            cache.touch(entry)
            models.append(model)
            files.append(file)
        }
        return (models, MappedPages(files))
    }

    /// Leaves models in the cache. A full disk only means that they are compiled again.
    package func save(_ models: [CompiledModel]) {
        for model in models {
            guard let part = try? cache.temporary() else { return }
            defer { try? FileManager.default.removeItem(at: part) }
            do {
                try model.export(to: part.path)
                let handle = try FileHandle(forWritingTo: part)
                let length = try handle.seekToEnd()
                var tail = Data(name(model.name).utf8)
                for number in [UInt64(tail.count), length] {
                    tail.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
                }
                try handle.write(contentsOf: tail)
                try handle.synchronize()
                try handle.close()
                _ = unsafe rename(part.path, entry(model.name).path)
            } catch {
                return
            }
        }
        cache.prune()
    }

    private func name(_ graph: String) -> String { "\(key) \(graph)" }
    private func entry(_ graph: String) -> URL { cache.entry(for: name(graph), .graph) }

    /// - Returns: nil for a file that was made for another key.
    private func blobLength(of file: MappedFile, _ graph: String) -> Int? {
        let wanted = Array(name(graph).utf8)
        guard let tail = unsafe file.region(file.count - 16, 16) else { return nil }
        let length = unsafe Int(exactly: UInt64(littleEndian: tail.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
        let keyLength = unsafe Int(
            exactly: UInt64(littleEndian: tail.loadUnaligned(fromByteOffset: 0, as: UInt64.self)))
        guard let length, length > 0, keyLength == wanted.count, length + wanted.count + 16 == file.count,
            let key = unsafe file.region(length, wanted.count), unsafe key.elementsEqual(wanted)
        else { return nil }
        return length
    }
}
