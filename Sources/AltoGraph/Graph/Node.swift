internal import COpenVINO

/// One value in a graph that is being built: its shape and element type are known, its numbers are not.
///
/// Operations on nodes do not throw, so that a model reads like its paper. An operation that cannot be (shapes that do
/// not fit) gives a node that carries the failure on, and `Graph.compile` throws the first one.
package struct Node {
    package let shape: Shape
    package let type: DataType
    let handle: Result<NodeHandle, GraphError>

    /// What went wrong on the way to this node.
    package var failure: GraphError? {
        if case .failure(let error) = handle { error } else { nil }
    }

    init(_ handle: NodeHandle) {
        do throws(GraphError) {
            self.init(shape: try handle.shape(), type: try handle.type(), handle: .success(handle))
        } catch {
            self.init(failure: error)
        }
    }

    init(failure: GraphError) { self.init(shape: [], type: .float32, handle: .failure(failure)) }

    private init(shape: Shape, type: DataType, handle: Result<NodeHandle, GraphError>) {
        self.shape = shape
        self.type = type
        self.handle = handle
    }
}

/// Owns one of the shim's nodes.
@safe final class NodeHandle {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { unsafe self.pointer = unsafe pointer }

    deinit {
        unsafe alto_ov_node_free(pointer)
    }

    fileprivate func shape() throws(GraphError) -> Shape {
        var dimensions = [Int64](repeating: 0, count: 16)
        var rank = dimensions.count
        try unsafe check(alto_ov_node_shape(pointer, &dimensions, &rank), "shape of a node")
        return Shape(dimensions.prefix(rank).map(Int.init))
    }

    fileprivate func type() throws(GraphError) -> DataType {
        var code = ALTO_OV_F32
        try unsafe check(alto_ov_node_type(pointer, &code), "type of a node")
        return DataType(code: code) ?? .float32
    }
}

extension Node {
    /// A constant whose values are copied.
    package static func constant(_ values: [Float], _ shape: Shape) -> Node {
        unsafe values.withUnsafeBytes { unsafe copied($0, shape, .float32) }
    }

    package static func constant(integers values: [Int], _ shape: Shape) -> Node {
        unsafe values.map { Int64($0) }.withUnsafeBytes { unsafe copied($0, shape, .int64) }
    }

    /// A number, as a tensor of rank 0.
    package static func scalar(_ value: Float) -> Node { constant([value], []) }
    package static func scalar(integer value: Int) -> Node { constant(integers: [value], []) }

    static func list(_ values: [Int]) -> Node { constant(integers: values, [values.count]) }

    private static func copied(_ bytes: UnsafeRawBufferPointer, _ shape: Shape, _ type: DataType) -> Node {
        unsafe make("constant \(shape)") { pointer throws(GraphError) in
            unsafe alto_ov_constant(type.code, shape.dimensions64, shape.rank, bytes.baseAddress, bytes.count, &pointer)
        }
    }

    /// A constant that points to bytes which `owner` keeps in place for as long as any graph uses them: no copy.
    static func shared(_ bytes: UnsafeRawBufferPointer, _ shape: Shape, _ type: DataType, owner: AnyObject) -> Node {
        unsafe make("constant \(shape)") { pointer throws(GraphError) in
            unsafe alto_ov_constant_shared(
                type.code, shape.dimensions64, shape.rank, bytes.baseAddress, bytes.count,
                Unmanaged.passRetained(owner).toOpaque(), { unsafe Unmanaged<AnyObject>.fromOpaque($0!).release() },
                &pointer)
        }
    }

    static func make(
        _ what: String, _ body: (inout OpaquePointer?) throws(GraphError) -> alto_ov_result
    ) -> Node {
        var pointer: OpaquePointer?
        do throws(GraphError) {
            try unsafe check(body(&pointer), what)
            guard let pointer = unsafe pointer else { throw GraphError.runtime(what, reason: "no node") }
            return unsafe Node(NodeHandle(pointer))
        } catch {
            return Node(failure: error)
        }
    }
}
