// The operations that models use, under their usual names. Each is one operation of OpenVINO's opset 13, whose
// specification says what it does with shapes; broadcasting is NumPy's.

extension Node {
    // MARK: Element by element

    package static func + (left: Node, right: Node) -> Node { operation("Add", [left, right]) }
    package static func - (left: Node, right: Node) -> Node { operation("Subtract", [left, right]) }
    package static func * (left: Node, right: Node) -> Node { operation("Multiply", [left, right]) }
    package static func / (left: Node, right: Node) -> Node { operation("Divide", [left, right]) }
    package static func + (left: Node, right: Float) -> Node { left + .scalar(right) }
    package static func - (left: Node, right: Float) -> Node { left - .scalar(right) }
    package static func * (left: Node, right: Float) -> Node { left * .scalar(right) }
    package static func / (left: Node, right: Float) -> Node { left / .scalar(right) }
    package static prefix func - (node: Node) -> Node { operation("Negative", [node]) }

    package func exp() -> Node { .operation("Exp", [self]) }
    package func log() -> Node { .operation("Log", [self]) }
    package func sqrt() -> Node { .operation("Sqrt", [self]) }
    package func tanh() -> Node { .operation("Tanh", [self]) }
    package func sigmoid() -> Node { .operation("Sigmoid", [self]) }
    package func relu() -> Node { .operation("Relu", [self]) }
    package func softplus() -> Node { .operation("SoftPlus", [self]) }
    package func pow(_ exponent: Float) -> Node { .operation("Power", [self, .scalar(exponent)]) }
    package func floor() -> Node { .operation("Floor", [self]) }
    package func clamp(_ least: Double, _ greatest: Double) -> Node {
        .operation("Clamp", [self], ["min": .real(least), "max": .real(greatest)])
    }
    package func leakyReLU(negativeSlope: Float) -> Node {
        .operation("PRelu", [self, .constant([negativeSlope], [1])])
    }

    // MARK: Comparing and choosing

    package func less(than other: Node) -> Node { .operation("Less", [self, other]) }
    package func lessOrEqual(to other: Node) -> Node { .operation("LessEqual", [self, other]) }
    package func equal(to other: Node) -> Node { .operation("Equal", [self, other]) }
    /// Where this is true the first, elsewhere the second.
    package func select(_ first: Node, _ second: Node) -> Node { .operation("Select", [self, first, second]) }

    // MARK: Types and shapes

    package func converted(to type: DataType) -> Node {
        type == self.type && failure == nil
            ? self : .operation("Convert", [self], ["destination_type": .text(type.name)])
    }

    /// Its own shape at run time, int64 [rank].
    package func shapeOf() -> Node { .operation("ShapeOf", [self], ["output_type": "i64"]) }

    /// - Parameter shape: -1 once, for what is left; 0 keeps the dimension that is there.
    package func reshaped(_ shape: Shape) -> Node {
        .operation("Reshape", [self, .list(shape.dimensions)], ["special_zero": true])
    }
    package func reshaped(to shape: Node) -> Node {
        .operation("Reshape", [self, shape], ["special_zero": false])
    }
    package func transposed(_ order: [Int]) -> Node { .operation("Transpose", [self, .list(order)]) }
    package func unsqueezed(_ axis: Int) -> Node { .operation("Unsqueeze", [self, .list([axis])]) }
    package func squeezed(_ axis: Int) -> Node { .operation("Squeeze", [self, .list([axis])]) }
    package func broadcast(to shape: Node) -> Node { .operation("Broadcast", [self, shape], ["mode": "numpy"]) }

    /// Equal parts along an axis.
    package func split(_ count: Int, axis: Int) -> [Node] {
        Node.operation("Split", [self, .scalar(integer: axis)], ["num_splits": .integer(count)], outputs: count)
    }
    /// Elements `start..<end` along an axis, counted from the end when negative.
    package func slice(_ start: Int, _ end: Int, step: Int = 1, axis: Int) -> Node {
        .operation("Slice", [self, .list([start]), .list([end]), .list([step]), .list([axis])])
    }
    package func slice(_ start: Node, _ end: Node, axis: Int) -> Node {
        .operation("Slice", [self, start, end, .list([1]), .list([axis])])
    }
    package static func concatenated(_ nodes: [Node], axis: Int) -> Node {
        operation("Concat", nodes, ["axis": .integer(axis)])
    }
    package func padded(before: [Int], after: [Int], value: Float = 0) -> Node {
        .operation("Pad", [self, .list(before), .list(after), .scalar(value)], ["pad_mode": "constant"])
    }
    package func reversed(axis: Int) -> Node { slice(-1, Int(Int32.min), step: -1, axis: axis) }

    // MARK: Looking up

    /// Rows of this by index: shape of the indices in the place of the axis.
    package func gather(_ indices: Node, axis: Int = 0) -> Node {
        .operation("Gather", [self, indices, .scalar(integer: axis)], ["batch_dims": 0])
    }
    package func gatherElements(_ indices: Node, axis: Int) -> Node {
        .operation("GatherElements", [self, indices], ["axis": .integer(axis)])
    }
    /// Whole numbers from 0 to below a scalar, int64.
    package static func range(to end: Node) -> Node {
        operation("Range", [.scalar(integer: 0), end, .scalar(integer: 1)], ["output_type": "i64"])
    }

    // MARK: Sums and products

    package func sum(axis: Int, keepDims: Bool = true) -> Node { reduced("ReduceSum", axis, keepDims) }
    package func mean(axis: Int, keepDims: Bool = true) -> Node { reduced("ReduceMean", axis, keepDims) }
    private func reduced(_ name: String, _ axis: Int, _ keep: Bool) -> Node {
        .operation(name, [self, .list([axis])], ["keep_dims": .boolean(keep)])
    }
    package func cumsum(axis: Int) -> Node { .operation("CumSum", [self, .scalar(integer: axis)]) }
    package func softmax(axis: Int = -1) -> Node { .operation("Softmax", [self], ["axis": .integer(axis)]) }

    /// [..., m, k] times [..., k, n], or times the transpose of [..., n, k].
    package func matmul(_ other: Node, transposeB: Bool = false) -> Node {
        .operation("MatMul", [self, other], ["transpose_a": false, "transpose_b": .boolean(transposeB)])
    }
}
