internal import COpenVINO

/// Collects the inputs and outputs of a model that is being built from nodes.
package struct Graph {
    package let name: String
    /// Whether convolutions and matrices may be multiplied in bfloat16, where the processor can: twice as fast, with some
    /// eight bits of each number.
    package var allowsBFloat16 = false
    /// Whether an input has another size from run to run.
    private var hasDynamicShapes = false
    /// What the compiler has to know of a graph.
    struct Traits: Sendable {
        var bfloat16: Bool
        var hasDynamicShapes: Bool
    }

    var traits: Traits { Traits(bfloat16: allowsBFloat16, hasDynamicShapes: hasDynamicShapes) }
    private(set) var inputs: [(name: String, node: Node)] = []
    private(set) var outputs: [(name: String, node: Node)] = []

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

    /// The graph as the runtime's model.
    ///
    /// - Throws: the first failure of any operation on the way to an output.
    func model() throws(GraphError) -> ModelHandle {
        var parameters: [NodeHandle] = []
        for input in inputs { parameters.append(try input.node.handle.get()) }
        var results: [NodeHandle] = []
        for output in outputs { results.append(try output.node.handle.get()) }

        let parameterPointers = unsafe parameters.map { unsafe Optional($0.pointer) }
        let resultPointers = unsafe results.map { unsafe Optional($0.pointer) }
        var pointer: OpaquePointer?
        let names = CStrings(outputs.map(\.name))
        let result = unsafe alto_ov_model_new(
            name, parameterPointers, parameterPointers.count, resultPointers, names.pointers, resultPointers.count,
            &pointer)
        withExtendedLifetime((parameters, results, names)) {}
        try unsafe check(result, "graph \(name)")
        return try unsafe ModelHandle(pointer, name)
    }
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
