internal import COpenVINO
internal import Dispatch
internal import Synchronization

/// OpenVINO in this process: one core, one budget of threads.
package final class Runtime: Sendable {
    /// How a process's threads are shared out.
    package struct Settings: Sendable, Equatable {
        /// Threads of inference, all models together: they run one at a time or share these.
        package var threads: Int
        /// Asks the runtime to measure each operation (`InferenceRequest.profile`).
        package var profiles = false

        package init(threads: Int = Processor.current.cores, profiles: Bool = false) {
            self.threads = max(1, threads)
            self.profiles = profiles
        }
    }

    package let settings: Settings
    private let core: CoreHandle

    package init(_ settings: Settings = Settings()) throws(GraphError) {
        self.settings = settings
        core = try CoreHandle.shared.get()
    }

    /// The runtime's version and build: part of what compiled models are keyed by.
    package var version: String {
        var text: UnsafeMutablePointer<CChar>?
        let result = unsafe alto_ov_core_property(core.pointer, "VERSION", &text)
        if let reason = unsafe result.reason {
            unsafe alto_ov_free_text(reason)
            return "unknown"
        }
        return unsafe taken(text)
    }

    /// Compiles a graph for this machine's processor.
    ///
    /// Numbers are float32 throughout, unless the graph allows bfloat16; matrices that the graph holds as int8
    /// are multiplied in int8, with activations quantized as they come, where the processor can.
    package func compile(_ graph: Graph) throws(GraphError) -> CompiledModel {
        try compile(try graph.model(), name: graph.name, graph.traits)
    }

    /// Compiles several graphs side by side: each takes one core most of the time.
    package func compile(_ graphs: [Graph]) throws(GraphError) -> [CompiledModel] {
        var models: [ModelHandle] = []
        for graph in graphs { models.append(try graph.model()) }
        let (handles, names, traits) = (models, graphs.map(\.name), graphs.map(\.traits))
        let results = Mutex<[Int: Result<CompiledModel, GraphError>]>([:])
        DispatchQueue.concurrentPerform(iterations: handles.count) { index in
            let result = Result { () throws(GraphError) in
                try compile(handles[index], name: names[index], traits[index])
            }
            results.withLock { $0[index] = result }
        }
        alto_ov_trim()
        var compiled: [CompiledModel] = []
        for index in handles.indices {
            guard let result = results.withLock({ $0[index] }) else { continue }
            compiled.append(try result.get())
        }
        return compiled
    }

    /// Gives free memory back to the system, where the C library would keep it.
    package static func trimMemory() { alto_ov_trim() }

    /// Lets all threads share two arenas of memory, where the C library would give each its own: what one frees no other
    /// would use, and a description took 470 MB where it needs 430. To be called before threads are started.
    package static func shareArenas() { alto_ov_share_arenas() }

    /// Reads and compiles a model file that OpenVINO's front ends know (ONNX).
    ///
    /// - Parameters:
    ///   - seed: where the file's random numbers begin; they go on from one run to the next.
    ///   - name: what the model is called in messages and in a cache.
    package func compile(
        modelAt path: String, seed: UInt64 = 0, name: String = "model file"
    ) throws(GraphError) -> CompiledModel {
        var pointer: OpaquePointer?
        try unsafe check(alto_ov_core_read(core.pointer, path, seed, &pointer), "reading a model file")
        return try compile(
            try unsafe ModelHandle(pointer, name), name: name,
            Graph.Traits(bfloat16: false, hasDynamicShapes: true))
    }

    private func compile(_ model: ModelHandle, name: String, _ traits: Graph.Traits) throws(GraphError) -> CompiledModel
    {
        let properties = properties(traits)
        var pointer: OpaquePointer?
        let result = unsafe alto_ov_compile(
            core.pointer, model.pointer, properties.keys.pointers, properties.values.pointers, properties.count,
            &pointer)
        withExtendedLifetime((properties, model)) {}
        try unsafe check(result, "compiling \(name)")
        return try unsafe CompiledModel(pointer, name: name)
    }

    /// A model that `CompiledModel.export` wrote; it uses the file's bytes where they lie.
    func importModel(_ file: MappedFile, length: Int, name: String, bfloat16: Bool) throws(GraphError) -> CompiledModel
    {
        let properties = properties(Graph.Traits(bfloat16: bfloat16, hasDynamicShapes: true))
        var pointer: OpaquePointer?
        let result = unsafe alto_ov_import(
            core.pointer, file.bytes.baseAddress, length, properties.keys.pointers, properties.values.pointers,
            properties.count, &pointer)
        withExtendedLifetime(properties) {}
        try unsafe check(result, "importing \(name)")
        return try unsafe CompiledModel(pointer, name: name, owner: file)
    }

    private func properties(_ traits: Graph.Traits) -> (keys: CStrings, values: CStrings, count: Int) {
        var properties = [
            ("PERFORMANCE_HINT", "LATENCY"), ("NUM_STREAMS", "1"), ("INFERENCE_NUM_THREADS", String(settings.threads)),
            ("INFERENCE_PRECISION_HINT", traits.bfloat16 ? "bf16" : "f32"), ("KV_CACHE_PRECISION", "f32"),
            (
                "DYNAMIC_QUANTIZATION_GROUP_SIZE",
                String(traits.hasGroups ? GroupQuantizer.groupSize : Self.quantizationGroupSize)
            ),
            ("PERF_COUNT", settings.profiles ? "YES" : "NO"),
        ]
        // OpenVINO 2026.4 makes one kernel of attention, and where the first sentence has one word, the kernel is
        // wrong for those of more than 17 (a test of Marian's shows it).
        if traits.hasDynamicShapes { properties.append(("SNIPPETS_MODE", "DISABLE")) }
        return (CStrings(properties.map(\.0)), CStrings(properties.map(\.1)), properties.count)
    }

    /// Activations share one scale in groups of so many. Larger groups are a little faster and coarser; from 64 on
    /// the speed no longer grows.
    static let quantizationGroupSize = 64
}

/// Owns the shim's core. OpenVINO's core may be used from several threads at once, and one a process is enough: it
/// loads the plug-ins.
@safe private final class CoreHandle: Sendable {
    // The pointer is set once and the core behind it locks for itself.
    nonisolated(unsafe) let pointer: OpaquePointer

    static let shared: Result<CoreHandle, GraphError> = {
        do throws(GraphError) {
            return .success(try CoreHandle())
        } catch {
            return .failure(error)
        }
    }()

    private init() throws(GraphError) {
        var pointer: OpaquePointer?
        try unsafe check(alto_ov_core_new(&pointer), "starting OpenVINO")
        guard let pointer = unsafe pointer else { throw .runtime("starting OpenVINO", reason: "no core") }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe alto_ov_core_free(pointer)
    }
}
