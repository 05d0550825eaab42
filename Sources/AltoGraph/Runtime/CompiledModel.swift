internal import COpenVINO

/// A graph that is ready to run. May be shared between threads: each makes requests of its own.
@safe package final class CompiledModel: @unchecked Sendable {
    // OpenVINO's compiled models may be used from several threads; everything here is set once.
    let pointer: OpaquePointer
    package let name: String
    package let inputs: [Port]
    package let outputs: [Port]

    /// An input or output.
    package struct Port: Sendable, Equatable {
        package let name: String
        package let type: DataType
        package let shape: Shape
    }

    /// Keeps the bytes that the model uses where they lie.
    private let owner: MappedFile?

    init(_ pointer: OpaquePointer?, name: String, owner: MappedFile? = nil) throws(GraphError) {
        guard let pointer = unsafe pointer else { throw .runtime(name, reason: "no compiled model") }
        var inputCount = 0
        var outputCount = 0
        unsafe alto_ov_compiled_counts(pointer, &inputCount, &outputCount)
        do throws(GraphError) {
            inputs = try unsafe Self.ports(pointer, output: false, inputCount)
            outputs = try unsafe Self.ports(pointer, output: true, outputCount)
        } catch {
            unsafe alto_ov_compiled_free(pointer)
            throw error
        }
        unsafe self.pointer = unsafe pointer
        self.name = name
        self.owner = owner
    }

    deinit {
        unsafe alto_ov_compiled_free(pointer)
    }

    package func makeRequest() throws(GraphError) -> InferenceRequest { try InferenceRequest(self) }

    /// The kinds of operations that it was compiled to, as the plug-in calls them: to see what was fused.
    package func operations() throws(GraphError) -> [String] {
        var text: UnsafeMutablePointer<CChar>?
        try unsafe check(alto_ov_compiled_operations(pointer, &text), "operations of \(name)")
        return unsafe taken(text).split(separator: "\n").map(String.init)
    }

    /// Writes the model in the runtime's own form.
    func export(to path: String) throws(GraphError) {
        try unsafe check(alto_ov_compiled_export(pointer, path), "exporting \(name)")
    }

    private static func ports(
        _ pointer: OpaquePointer, output: Bool, _ count: Int
    ) throws(GraphError) -> [Port] {
        var ports: [Port] = []
        for index in 0..<count {
            var name: UnsafeMutablePointer<CChar>?
            var code = ALTO_OV_F32
            var dimensions = [Int64](repeating: 0, count: 16)
            var rank = dimensions.count
            try unsafe check(
                alto_ov_compiled_port(pointer, output, index, &name, &code, &dimensions, &rank), "port \(index)")
            ports.append(
                Port(
                    name: unsafe taken(name), type: DataType(code: code) ?? .float32,
                    shape: Shape(dimensions.prefix(rank).map(Int.init))))
        }
        return ports
    }
}
