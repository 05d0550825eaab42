internal import COpenVINO

/// Collects the inputs and outputs of a model that is being built from nodes.
package struct Graph {
    package let name: String
    /// Whether convolutions and matrices may be multiplied in bfloat16, where the processor can: twice as fast, with some
    /// eight bits of each number.
    package var allowsBFloat16 = false
    /// Whether matrices are 4-bit with a scale for each group of neighbours: then activations are quantized in as large groups.
    package var hasGroups = false
    /// Whether an input has another size from run to run.
    private var hasDynamicShapes = false
    /// What the compiler has to know of a graph.
    struct Traits: Sendable {
        var bfloat16: Bool
        /// Whether matrices are 4-bit in groups.
        var hasGroups = false
        var hasDynamicShapes: Bool
    }

    var traits: Traits {
        Traits(bfloat16: allowsBFloat16, hasGroups: hasGroups, hasDynamicShapes: hasDynamicShapes)
    }
    private(set) var inputs: [(name: String, node: Node)] = []
    private(set) var outputs: [(name: String, node: Node)] = []
    private(set) var sinks: [Node] = []

    /// - Parameter name: what the model is called in messages.
    package init(_ name: String) { self.name = name }

    /// - Parameter shape: `Shape.dynamic` where a dimension is known only when the model runs.
    package mutating func input(_ name: String, _ shape: Shape, _ type: DataType = .float32) -> Node {
        let node = unsafe Node.make("input \(name)") { pointer throws(GraphError) in
            unsafe alto_ov_parameter(type.code, shape.dimensions64, shape.rank, name, &pointer)
        }
        inputs.append((name, node))
        if shape.dimensions.contains(Shape.dynamic) { hasDynamicShapes = true }
        return node
    }

    package mutating func output(_ name: String, _ node: Node) { outputs.append((name, node)) }

    /// What a request remembers from one run to the next: empty at first, then what the last run assigned to it.
    ///
    /// - Parameters:
    ///   - shape: `Shape.dynamic` where it grows.
    ///   - initial: what it is before anything was assigned.
    package func state(_ name: String, _ shape: Shape, _ type: DataType = .float32, initial: Node) -> GraphState {
        GraphState(
            value: unsafe Node.make("state \(name)") { pointer throws(GraphError) in
                let start = try initial.handle.get()
                return unsafe alto_ov_read_value(
                    name, type.code, shape.dimensions64, shape.rank, start.pointer, &pointer)
            })
    }

    /// Lets a state keep a value for the next run.
    package mutating func assign(_ value: Node, to state: GraphState) {
        sinks.append(
            unsafe Node.make("state") { pointer throws(GraphError) in
                let (read, value) = (try state.value.handle.get(), try value.handle.get())
                return unsafe alto_ov_assign(read.pointer, value.pointer, &pointer)
            })
    }

    /// The graph as the runtime's model.
    ///
    /// - Throws: the first failure of any operation on the way to an output.
    func model() throws(GraphError) -> ModelHandle {
        var parameters: [NodeHandle] = []
        for input in inputs { parameters.append(try input.node.handle.get()) }
        var results: [NodeHandle] = []
        for output in outputs { results.append(try output.node.handle.get()) }
        var kept: [NodeHandle] = []
        for sink in sinks { kept.append(try sink.handle.get()) }

        let parameterPointers = unsafe parameters.map { unsafe Optional($0.pointer) }
        let resultPointers = unsafe results.map { unsafe Optional($0.pointer) }
        let keptPointers = unsafe kept.map { unsafe Optional($0.pointer) }
        var pointer: OpaquePointer?
        let names = CStrings(outputs.map(\.name))
        let result = unsafe alto_ov_model_new(
            name, parameterPointers, parameterPointers.count, resultPointers, names.pointers, resultPointers.count,
            keptPointers, keptPointers.count, &pointer)
        withExtendedLifetime((parameters, results, kept, names)) {}
        try unsafe check(result, "graph \(name)")
        return try unsafe ModelHandle(pointer, name)
    }
}

/// A variable of a graph, by what it holds at the beginning of a run.
package struct GraphState {
    package let value: Node
}

/// Owns one of the shim's models.
@safe final class ModelHandle: @unchecked Sendable {
    // Nothing changes a model once it is made.
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer?, _ name: String) throws(GraphError) {
        guard let pointer = unsafe pointer else { throw .runtime(name, reason: "no model") }
        unsafe self.pointer = unsafe pointer
    }

    deinit {
        unsafe alto_ov_model_free(pointer)
    }
}

/// C copies of strings, for as long as this lives.
@safe final class CStrings {
    private let texts: [UnsafeMutablePointer<CChar>]

    init(_ strings: [String]) {
        unsafe texts = unsafe strings.map { string in
            let characters = string.utf8CString
            let text = UnsafeMutablePointer<CChar>.allocate(capacity: characters.count)
            for (index, character) in characters.enumerated() { unsafe text[index] = character }
            return unsafe text
        }
    }

    deinit {
        unsafe texts.forEach { unsafe $0.deallocate() }
    }

    var pointers: [UnsafePointer<CChar>?] {
        unsafe texts.map { unsafe Optional(UnsafePointer($0)) }
    }
}
