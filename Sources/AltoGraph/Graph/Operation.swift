internal import COpenVINO

/// An attribute of an operation, as the operation's specification names it.
package enum Attribute: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
    ExpressibleByFloatLiteral, ExpressibleByArrayLiteral
{
    case boolean(Bool)
    case integer(Int)
    case real(Double)
    case text(String)
    case integers([Int])

    package init(booleanLiteral value: Bool) { self = .boolean(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(stringLiteral value: String) { self = .text(value) }
    package init(floatLiteral value: Double) { self = .real(value) }
    package init(arrayLiteral elements: Int...) { self = .integers(elements) }
}

extension Node {
    /// Any operation of OpenVINO's opset 13 with one output.
    package static func operation(
        _ name: String, _ inputs: [Node], _ attributes: KeyValuePairs<String, Attribute> = [:]
    ) -> Node {
        operation(name, inputs, attributes, outputs: 1)[0]
    }

    /// Any operation of OpenVINO's opset 13. All its outputs fail together.
    ///
    /// - Parameter outputs: at least 1.
    package static func operation(
        _ name: String, _ inputs: [Node], _ attributes: KeyValuePairs<String, Attribute> = [:], outputs count: Int
    ) -> [Node] {
        do throws(GraphError) {
            return try made(name, inputs, attributes, count).map(Node.init)
        } catch {
            return Array(repeating: Node(failure: error), count: max(1, count))
        }
    }

    private static func made(
        _ name: String, _ inputs: [Node], _ attributes: KeyValuePairs<String, Attribute>, _ count: Int
    ) throws(GraphError) -> [NodeHandle] {
        var handles: [NodeHandle] = []
        for input in inputs { handles.append(try input.handle.get()) }
        let pointers = unsafe handles.map { unsafe Optional($0.pointer) }
        var outputs = unsafe [OpaquePointer?](repeating: nil, count: max(1, count))

        // The attributes' texts and lists live in one arena for the length of the call.
        let arena = AttributeArena()
        let list = unsafe attributes.map { unsafe arena.attribute($0.key, $0.value) }
        let result = unsafe alto_ov_operation(
            name, pointers, pointers.count, list, list.count, &outputs, outputs.count)
        withExtendedLifetime((handles, arena)) {}
        let shapes = inputs.map { "\($0.type.name) \($0.shape)" }.joined(separator: ", ")
        try unsafe check(result, "\(name)(\(shapes))")
        return unsafe outputs.compactMap { unsafe $0.map { unsafe NodeHandle($0) } }
    }
}

/// Keeps the C copies of attributes until it goes.
@safe private final class AttributeArena {
    private var blocks: [UnsafeMutableRawPointer] = unsafe []

    deinit {
        unsafe blocks.forEach { unsafe $0.deallocate() }
    }

    func attribute(_ name: String, _ value: Attribute) -> alto_ov_attribute {
        var attribute = unsafe alto_ov_attribute()
        unsafe attribute.name = unsafe text(name)
        switch value {
        case .boolean(let flag):
            unsafe attribute.kind = ALTO_OV_BOOLEAN
            unsafe attribute.integer = flag ? 1 : 0
        case .integer(let number):
            unsafe attribute.kind = ALTO_OV_INTEGER
            unsafe attribute.integer = Int64(number)
        case .real(let number):
            unsafe attribute.kind = ALTO_OV_REAL
            unsafe attribute.real = number
        case .text(let string):
            unsafe attribute.kind = ALTO_OV_TEXT
            unsafe attribute.text = unsafe text(string)
        case .integers(let numbers):
            unsafe attribute.kind = ALTO_OV_INTEGERS
            unsafe attribute.integers = unsafe copy(numbers.map(Int64.init))
            unsafe attribute.count = numbers.count
        }
        return unsafe attribute
    }

    private func text(_ string: String) -> UnsafePointer<CChar> {
        unsafe copy(Array(string.utf8CString))
    }

    private func copy<Element: BitwiseCopyable>(_ values: [Element]) -> UnsafePointer<Element> {
        let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, values.count))
        _ = unsafe buffer.initialize(from: values)
        unsafe blocks.append(UnsafeMutableRawPointer(buffer.baseAddress!))
        return unsafe UnsafePointer(buffer.baseAddress!)
    }
}
