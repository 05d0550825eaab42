/// Reads the pickle in a PyTorch file as a description of tensors (protocols 2 to 5, see Python's `pickletools`).
///
/// Nothing is executed: the few callables that PyTorch's own files name are done here by hand, every other name is
/// refused, and so is every opcode that those files do not use. Steps and text are bounded, so memory is.
@safe struct Unpickler {
    enum Refusal: Error, Equatable {
        case malformed(String)
        /// The name that was to be called.
        case forbidden(String)
    }

    private let bytes: UnsafeRawBufferPointer
    /// Behind what was read.
    private(set) var position = 0
    private var stack: [PickleValue] = []
    private var memo: [Int: PickleValue] = [:]
    private var textLeft = 16_000_000
    private(set) var sequences: [[PickleValue]] = []
    private(set) var dictionaries: [[(key: PickleValue, value: PickleValue)]] = []
    /// Each that is mentioned, as often as it is.
    private(set) var storages: [PickleValue.Storage] = []

    private static let maximumSteps = 500_000

    /// - Parameter bytes: stay in place while this is used.
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes
    }

    /// The value that the pickle describes.
    mutating func run() throws(Refusal) -> PickleValue {
        for _ in 0..<Self.maximumSteps {
            let opcode = try byte()
            if opcode == UInt8(ascii: ".") { return try pop() }
            try step(opcode)
        }
        throw .malformed("its pickle is too long")
    }

    private mutating func step(_ opcode: UInt8) throws(Refusal) {
        switch opcode {
        case 0x80: _ = try number(1)  // PROTO
        case 0x95: _ = try number(8)  // FRAME
        case UInt8(ascii: "N"): stack.append(.none)
        case 0x88: stack.append(.boolean(true))
        case 0x89: stack.append(.boolean(false))
        case UInt8(ascii: "K"): stack.append(.integer(try number(1)))  // BININT1
        case UInt8(ascii: "M"): stack.append(.integer(try number(2)))  // BININT2
        case UInt8(ascii: "J"): stack.append(.integer(Int(Int32(truncatingIfNeeded: try number(4)))))  // BININT
        case 0x8A: stack.append(.integer(try long()))  // LONG1
        case UInt8(ascii: "G"): stack.append(.real(try real()))
        case UInt8(ascii: "X"): stack.append(.string(try text(try number(4))))  // BINUNICODE
        case 0x8C: stack.append(.string(try text(try number(1))))  // SHORT_BINUNICODE
        case UInt8(ascii: "("): stack.append(.mark)
        case UInt8(ascii: ")"): sequence([], PickleValue.tuple)
        case UInt8(ascii: "]"): sequence([], PickleValue.list)
        case UInt8(ascii: "}"): newDictionary()
        case UInt8(ascii: "t"): sequence(try popToMark(), PickleValue.tuple)
        case 0x85: sequence(try pop(count: 1), PickleValue.tuple)
        case 0x86: sequence(try pop(count: 2), PickleValue.tuple)
        case 0x87: sequence(try pop(count: 3), PickleValue.tuple)
        case UInt8(ascii: "a"): try append([try pop()])
        case UInt8(ascii: "e"): try append(try popToMark())
        case UInt8(ascii: "s"): try setItems(try pop(count: 2))
        case UInt8(ascii: "u"): try setItems(try popToMark())
        case UInt8(ascii: "q"): memo[try number(1)] = try top()
        case UInt8(ascii: "r"): memo[try number(4)] = try top()
        case 0x94: memo[memo.count] = try top()  // MEMOIZE
        case UInt8(ascii: "h"): try recall(try number(1))
        case UInt8(ascii: "j"): try recall(try number(4))
        case UInt8(ascii: "c"): try global(module: try line(), name: try line())
        case 0x93:  // STACK_GLOBAL
            let names = try pop(count: 2)
            guard let module = names[0].string, let name = names[1].string else {
                throw .malformed("a name is no text")
            }
            try global(module: module, name: name)
        case UInt8(ascii: "Q"): try storage(try pop())  // BINPERSID
        case UInt8(ascii: "R"):
            let arguments = try elements(of: try pop())
            try call(try pop(), arguments)
        case UInt8(ascii: "b"):
            // BUILD gives an object attributes: state dictionaries carry a version there, which says nothing to us.
            _ = try pop()
            guard case .dictionary = try top() else { throw .forbidden("a method of an object") }
        case UInt8(ascii: "i"), UInt8(ascii: "o"), 0x81, 0x92: throw .forbidden("the making of an object")
        case 0x82, 0x83, 0x84: throw .forbidden("an extension")
        default: throw .malformed("its pickle holds the unknown opcode \(opcode)")
        }
    }

    // MARK: What names stand for

    private mutating func global(module: String, name: String) throws(Refusal) {
        guard let global = PickleGlobal(module: module, name: name) else {
            throw .forbidden(shown("\(module).\(name)"))
        }
        stack.append(.global(global))
    }

    private mutating func call(_ callable: PickleValue, _ arguments: [PickleValue]) throws(Refusal) {
        guard case .global(let global) = callable else { throw .forbidden("something that is no name") }
        switch global {
        case .orderedDictionary:
            guard arguments.isEmpty else { throw .malformed("a dictionary is made from something") }
            newDictionary()
        case .rebuildParameter:
            guard let tensor = arguments.first, case .tensor = tensor else {
                throw .malformed("a parameter is no tensor")
            }
            stack.append(tensor)
        case .rebuildTensor:
            // (storage, offset, shape, strides, needs gradient, hooks)
            guard arguments.count >= 4, case .storage(let storage) = arguments[0], let offset = arguments[1].integer
            else { throw .malformed("a tensor is not described fully") }
            stack.append(
                .tensor(
                    PickleValue.Tensor(
                        storage: storage, offset: offset, shape: try integers(in: arguments[2]),
                        strides: try integers(in: arguments[3]))))
        case .storage: throw .forbidden("the making of a storage")
        }
    }

    /// A persistent id is ('storage', type, key, device, number of elements); before PyTorch 1.6 with a sixth part,
    /// which is None unless the storage is a view of another.
    private mutating func storage(_ id: PickleValue) throws(Refusal) {
        let parts = try elements(of: id)
        guard parts.count == 5 || parts.count == 6 && parts[5].isNone, parts[0].string == "storage",
            case .global(.storage(let type)) = parts[1],
            let key = parts[2].string, let count = parts[4].integer, count >= 0
        else { throw .malformed("a storage is not described fully") }
        let storage = PickleValue.Storage(type: type, key: key, count: count)
        storages.append(storage)
        stack.append(.storage(storage))
    }

    private func integers(in value: PickleValue) throws(Refusal) -> [Int] {
        let values = try elements(of: value)
        let integers = values.compactMap(\.integer)
        guard integers.count == values.count, integers.count <= WeightFile.maximumRank else {
            throw .malformed("a shape is no list of whole numbers")
        }
        return integers
    }

    private func elements(of value: PickleValue) throws(Refusal) -> [PickleValue] {
        guard case .tuple(let index) = value else { throw .malformed("a tuple is expected") }
        return sequences[index]
    }

    // MARK: Containers

    private mutating func sequence(_ values: [PickleValue], _ kind: (Int) -> PickleValue) {
        sequences.append(values)
        stack.append(kind(sequences.count - 1))
    }

    private mutating func newDictionary() {
        dictionaries.append([])
        stack.append(.dictionary(dictionaries.count - 1))
    }

    private mutating func append(_ values: [PickleValue]) throws(Refusal) {
        guard case .list(let index) = try top() else { throw .malformed("a list is expected") }
        sequences[index] += values
    }

    private mutating func setItems(_ values: [PickleValue]) throws(Refusal) {
        guard case .dictionary(let index) = try top(), values.count.isMultiple(of: 2) else {
            throw .malformed("a dictionary is expected")
        }
        for pair in stride(from: 0, to: values.count, by: 2) {
            dictionaries[index].append((values[pair], values[pair + 1]))
        }
    }

    // MARK: Stack and memo

    private func top() throws(Refusal) -> PickleValue {
        guard let value = stack.last else { throw .malformed("its pickle's stack is empty") }
        if case .mark = value { throw .malformed("its pickle's stack is empty") }
        return value
    }

    private mutating func pop() throws(Refusal) -> PickleValue {
        let value = try top()
        stack.removeLast()
        return value
    }

    private mutating func pop(count: Int) throws(Refusal) -> [PickleValue] {
        var values: [PickleValue] = []
        for _ in 0..<count { values.append(try pop()) }
        return values.reversed()
    }

    private mutating func popToMark() throws(Refusal) -> [PickleValue] {
        var values: [PickleValue] = []
        while let value = stack.popLast() {
            if case .mark = value { return values.reversed() }
            values.append(value)
        }
        throw .malformed("a mark is missing in its pickle")
    }

    private mutating func recall(_ index: Int) throws(Refusal) {
        guard let value = memo[index] else { throw .malformed("its pickle recalls what it never stored") }
        stack.append(value)
    }

    // MARK: Bytes

    private mutating func byte() throws(Refusal) -> UInt8 {
        guard unsafe position < bytes.count else { throw .malformed("its pickle breaks off") }
        defer { position += 1 }
        return unsafe bytes[position]
    }

    private mutating func number(_ count: Int) throws(Refusal) -> Int {
        var number: UInt64 = 0
        for index in 0..<count { number |= UInt64(try byte()) << (8 * UInt64(index)) }
        return Int(truncatingIfNeeded: number)
    }

    /// A signed number of any length, of which 8 bytes are enough for us.
    private mutating func long() throws(Refusal) -> Int {
        let count = Int(try byte())
        guard count <= 8 else { throw .malformed("a number is too large") }
        guard count > 0 else { return 0 }
        let unused = 64 - 8 * count
        return (try number(count) << unused) >> unused
    }

    private mutating func real() throws(Refusal) -> Double {
        var bits: UInt64 = 0
        for _ in 0..<8 { bits = bits << 8 | UInt64(try byte()) }
        return Double(bitPattern: bits)
    }

    private mutating func text(_ count: Int) throws(Refusal) -> String {
        guard count >= 0, count <= textLeft, unsafe count <= bytes.count - position else {
            throw .malformed("a text in its pickle is too long")
        }
        textLeft -= count
        defer { position += count }
        guard let text = unsafe String(validating: bytes[position..<(position + count)], as: UTF8.self) else {
            throw .malformed("a text in its pickle is not UTF-8")
        }
        return text
    }

    private mutating func line() throws(Refusal) -> String {
        var text: [UInt8] = []
        while true {
            let next = try byte()
            if next == UInt8(ascii: "\n") { return String(decoding: text, as: UTF8.self) }
            guard text.count < 256 else { throw .malformed("a name in its pickle is too long") }
            text.append(next)
        }
    }
}
