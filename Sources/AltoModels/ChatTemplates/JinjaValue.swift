import AltoJSON

/// A value while a template runs. Behaves as Python's of the same kind.
enum JinjaValue {
    /// What is not there: shown as nothing, and refused by most operations. Named for the error's sake.
    case undefined(String)
    case none
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case list([JinjaValue], isTuple: Bool = false)
    case map(JinjaMap)
    case namespace(JinjaNamespace)
    case function(JinjaFunction)
}

/// Members in the order in which they were set; names that differ in a byte are different.
struct JinjaMap {
    private(set) var members: [(key: String, value: JinjaValue)] = []

    init(_ members: [(key: String, value: JinjaValue)] = []) {
        for member in members { self[member.key] = member.value }
    }

    subscript(key: String) -> JinjaValue? {
        get { members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value }
        set {
            let place = members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (nil, let value?): members.append((key, value))
            case (let place?, nil): members.remove(at: place)
            case (nil, nil): break
            }
        }
    }
}

/// `namespace(…)`: what a loop may change for those behind it.
final class JinjaNamespace {
    var members = JinjaMap()
}

/// A macro, a method with what it is a method of, or one of the template's own functions.
struct JinjaFunction {
    let name: String
    let call: (inout JinjaEvaluator, JinjaCallArguments) throws -> JinjaValue
}

struct JinjaCallArguments {
    var positional: [JinjaValue] = []
    var named: [(name: String, value: JinjaValue)] = []

    /// The argument at that place or of that name.
    func value(_ place: Int, _ name: String) -> JinjaValue? {
        positional.indices.contains(place) ? positional[place] : named.first { $0.name == name }?.value
    }
}

extension JinjaValue {
    init(_ json: JSON) {
        switch json {
        case .null: self = .none
        case .bool(let value): self = .bool(value)
        case .integer(let value): self = .integer(value)
        case .number(let value): self = .number(value)
        case .string(let value): self = .string(value)
        case .array(let values): self = .list(values.map { JinjaValue($0) })
        case .object(let members): self = .map(JinjaMap(members.map { ($0.key, JinjaValue($0.value)) }))
        }
    }

    /// Whether a condition takes it for true.
    var isTrue: Bool {
        switch self {
        case .undefined, .none: false
        case .bool(let value): value
        case .integer(let value): value != 0
        case .number(let value): value != 0
        case .string(let text): !text.isEmpty
        case .list(let values, _): !values.isEmpty
        case .map(let map): !map.members.isEmpty
        case .namespace, .function: true
        }
    }

    var isUndefined: Bool {
        if case .undefined = self { true } else { false }
    }

    var isNone: Bool {
        if case .none = self { true } else { false }
    }

    /// Whole numbers; true and false are 1 and 0, as in Python.
    var integer: Int? {
        switch self {
        case .integer(let value): value
        case .bool(let value): value ? 1 : 0
        default: nil
        }
    }

    var double: Double? {
        if case .number(let value) = self { value } else { integer.map { Double($0) } }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// What Python calls the type.
    var typeName: String {
        switch self {
        case .undefined: "undefined value"
        case .none: "NoneType"
        case .bool: "bool"
        case .integer: "int"
        case .number: "float"
        case .string: "str"
        case .list(_, let isTuple): isTuple ? "tuple" : "list"
        case .map: "dict"
        case .namespace: "Namespace"
        case .function: "function"
        }
    }

    var holdsOthers: Bool {
        switch self {
        case .list, .map, .namespace: true
        default: false
        }
    }

    /// Whether it is nested no deeper, and has no more parts than `nodes`, which is what is left of them.
    func isWithin(depth: Int, _ nodes: inout Int) -> Bool {
        nodes -= 1
        guard depth > 0, nodes > 0 else { return false }
        switch self {
        case .list(let values, _): return values.allSatisfy { $0.isWithin(depth: depth - 1, &nodes) }
        case .map(let map): return map.members.allSatisfy { $0.value.isWithin(depth: depth - 1, &nodes) }
        case .namespace(let namespace):
            return namespace.members.members.allSatisfy { $0.value.isWithin(depth: depth - 1, &nodes) }
        default: return true
        }
    }

    /// `==`. Of ten thousand parts and more, nothing equals anything.
    func equals(_ other: JinjaValue) -> Bool {
        var nodes = 10_000
        return equals(other, &nodes)
    }

    private func equals(_ other: JinjaValue, _ nodes: inout Int) -> Bool {
        nodes -= 1
        guard nodes > 0 else { return false }
        switch (self, other) {
        case (.undefined, .undefined), (.none, .none): return true
        case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.list(let left, let leftIsTuple), .list(let right, let rightIsTuple)):
            return leftIsTuple == rightIsTuple && left.count == right.count
                && zip(left, right).allSatisfy { $0.equals($1, &nodes) }
        case (.map(let left), .map(let right)):
            return left.members.count == right.members.count
                && left.members.allSatisfy { member in
                    right[member.key].map { member.value.equals($0, &nodes) } ?? false
                }
        case (.namespace(let left), .namespace(let right)): return left === right
        default:
            if let left = integer, let right = other.integer { return left == right }
            if let left = double, let right = other.double { return left == right }
            return false
        }
    }

    /// Which comes first, where Python would say; by code points for text.
    func precedes(_ other: JinjaValue) -> Bool? {
        if let left = string, let right = other.string {
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        }
        if let left = integer, let right = other.integer { return left < right }
        if let left = double, let right = other.double { return left < right }
        if case .list(let left, _) = self, case .list(let right, _) = other {
            for (first, second) in zip(left, right) where !first.equals(second) { return first.precedes(second) }
            return left.count < right.count
        }
        return nil
    }
}
