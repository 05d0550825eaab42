/// What stands behind `is`.
enum JinjaTests {
    static func apply(
        _ name: String, to value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> Bool {
        func other() throws -> JinjaValue {
            guard let other = arguments.positional.first else {
                throw evaluator.fault("the test \(name) needs a value")
            }
            return other
        }
        func isDivisible(by divisor: JinjaValue) throws -> Bool {
            guard let number = value.integer, let divisor = divisor.integer, divisor != 0 else {
                throw evaluator.fault("a value of the type \(value.typeName) cannot be divided")
            }
            return number.remainderReportingOverflow(dividingBy: divisor).partialValue == 0
        }
        switch name {
        case "defined": return !value.isUndefined
        case "undefined": return value.isUndefined
        case "none": return value.isNone
        case "string": return value.string != nil
        case "boolean": if case .bool = value { return true } else { return false }
        case "true": if case .bool(true) = value { return true } else { return false }
        case "false": if case .bool(false) = value { return true } else { return false }
        case "integer": if case .integer = value { return true } else { return false }
        case "float": if case .number = value { return true } else { return false }
        case "number": return value.double != nil
        case "mapping": if case .map = value { return true } else { return false }
        case "sequence", "iterable":
            switch value {
            case .string, .list, .map, .undefined: return true
            default: return false
            }
        case "callable": if case .function = value { return true } else { return false }
        case "odd": return try !isDivisible(by: .integer(2))
        case "even": return try isDivisible(by: .integer(2))
        case "divisibleby": return try isDivisible(by: other())
        case "lower": return value.text == value.text.lowercased() && value.text != value.text.uppercased()
        case "upper": return value.text == value.text.uppercased() && value.text != value.text.lowercased()
        case "equalto", "eq", "==": return value.equals(try other())
        case "sameas":
            let other = try other()
            return value.typeName == other.typeName && value.equals(other)
        case "ne", "!=": return !value.equals(try other())
        case "lt", "lessthan", "<": return try evaluator.compare("<", value, other())
        case "le", "<=": return try evaluator.compare("<=", value, other())
        case "gt", "greaterthan", ">": return try evaluator.compare(">", value, other())
        case "ge", ">=": return try evaluator.compare(">=", value, other())
        case "in": return try evaluator.compare("in", value, other())
        default: throw JinjaError.unsupported("the test \(JinjaError.shown(name))", line: evaluator.line)
        }
    }
}
