internal import COpenVINO

/// One run after another of a compiled model. `run` blocks the thread that calls it, so a request belongs to an actor
/// on an executor of its own; it is not shared.
@safe package final class InferenceRequest {
    package let model: CompiledModel
    private let pointer: OpaquePointer
    /// What the inputs point to, so that it stays.
    private var kept: [AnyObject?]

    init(_ model: CompiledModel) throws(GraphError) {
        var pointer: OpaquePointer?
        try unsafe check(alto_ov_request_new(model.pointer, &pointer), "request of \(model.name)")
        guard let pointer = unsafe pointer else { throw .runtime(model.name, reason: "no request") }
        unsafe self.pointer = unsafe pointer
        self.model = model
        kept = Array(repeating: nil, count: model.inputs.count)
    }

    deinit {
        unsafe alto_ov_request_free(pointer)
    }

    /// Sets an input without a copy.
    ///
    /// - Throws: `GraphError.port` when there is no such input or the tensor does not fit it.
    package func set(_ name: String, _ tensor: Tensor) throws(GraphError) {
        let index = try portIndex(of: name, in: model.inputs)
        let port = model.inputs[index]
        guard port.type == tensor.type, port.shape.admits(tensor.shape) else {
            throw .port(
                name, reason: "needs \(port.type.name) \(port.shape), was given \(tensor.type.name) \(tensor.shape)")
        }
        let bytes = unsafe tensor.storage.bytes
        try unsafe check(
            alto_ov_request_input(
                pointer, index, tensor.type.code, tensor.shape.dimensions64, tensor.shape.rank, bytes.baseAddress,
                bytes.count), "input \(name) of \(model.name)")
        kept[index] = tensor.storage
    }

    /// Sets an input to what a request left at an output, without a copy. The source must not run again while this
    /// uses it, unless its output is renewed.
    package func set(_ name: String, from source: InferenceRequest, _ output: String) throws(GraphError) {
        let index = try portIndex(of: name, in: model.inputs)
        let from = try portIndex(of: output, in: source.model.outputs)
        try unsafe check(
            alto_ov_request_input_from(pointer, index, source.pointer, from), "input \(name) of \(model.name)")
        kept[index] = source === self ? nil : source
    }

    /// Gives an output a fresh tensor, so that whoever was handed the old one keeps it unchanged.
    package func renew(_ output: String) throws(GraphError) {
        let index = try portIndex(of: output, in: model.outputs)
        try unsafe check(alto_ov_request_renew_output(pointer, index), "output \(output) of \(model.name)")
    }

    /// Lets go of what the inputs point to. They must be set again before the next run.
    package func releaseInputs() {
        for index in kept.indices { kept[index] = nil }
    }

    package func run() throws(GraphError) {
        try unsafe check(alto_ov_request_run(pointer), "running \(model.name)")
    }

    /// Forgets what the model's states hold.
    package func reset() throws(GraphError) {
        try unsafe check(alto_ov_request_reset(pointer), "resetting \(model.name)")
    }

    /// A copy of an output's numbers.
    package func floats(_ name: String) throws(GraphError) -> [Float] {
        try unsafe withOutput(name, of: .float32) { values, _ in unsafe Array(values.bindMemory(to: Float.self)) }
    }

    /// A copy of an output's whole numbers.
    package func integers(_ name: String) throws(GraphError) -> [Int] {
        let index = try portIndex(of: name, in: model.outputs)
        guard model.outputs[index].type == .int32 else {
            return try unsafe withOutput(name, of: .int64) { values, _ in
                unsafe values.bindMemory(to: Int64.self).map { Int($0) }
            }
        }
        return try unsafe withOutput(name, of: .int32) { values, _ in
            unsafe values.bindMemory(to: Int32.self).map { Int($0) }
        }
    }

    /// The shape that an output had in the last run.
    package func shape(_ name: String) throws(GraphError) -> Shape {
        let index = try portIndex(of: name, in: model.outputs)
        return try unsafe withOutput(name, of: model.outputs[index].type) { _, shape in shape }
    }

    /// Looks at an output's float32 numbers where they lie.
    package func withFloats<Answer>(
        _ name: String, _ body: (Span<Float>, Shape) -> Answer
    ) throws(GraphError) -> Answer {
        try unsafe withOutput(name, of: .float32) { values, shape in
            unsafe body(Span(_unsafeElements: values.bindMemory(to: Float.self)), shape)
        }
    }

    private func withOutput<Answer>(
        _ name: String, of type: DataType, _ body: (UnsafeRawBufferPointer, Shape) -> Answer
    ) throws(GraphError) -> Answer {
        let index = try portIndex(of: name, in: model.outputs)
        var code = ALTO_OV_F32
        var dimensions = [Int64](repeating: 0, count: 16)
        var rank = dimensions.count
        var bytes: UnsafeRawPointer?
        var count = 0
        try unsafe check(
            alto_ov_request_output(pointer, index, &code, &dimensions, &rank, &bytes, &count),
            "output \(name) of \(model.name)")
        guard code == type.code else { throw .port(name, reason: "is not \(type.name)") }
        let shape = Shape(dimensions.prefix(rank).map(Int.init))
        return unsafe body(UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count), shape)
    }

    /// The operations of the last run, slowest first: type, implementation, seconds, name; tabs between. For tuning.
    package func profile() throws(GraphError) -> String {
        var text: UnsafeMutablePointer<CChar>?
        try unsafe check(alto_ov_request_profile(pointer, &text), "profile of \(model.name)")
        return unsafe taken(text)
    }

    private func portIndex(of name: String, in ports: [CompiledModel.Port]) throws(GraphError) -> Int {
        guard let index = ports.firstIndex(where: { $0.name == name }) else {
            throw .port(name, reason: "is not there in \(model.name)")
        }
        return index
    }
}

extension Shape {
    /// Whether a tensor of the other shape may stand where this one, with its unknown dimensions, is asked for.
    package func admits(_ other: Shape) -> Bool {
        rank == other.rank
            && zip(dimensions, other.dimensions).allSatisfy { mine, theirs in mine == Self.dynamic || mine == theirs }
    }
}
