import Foundation

/// The values of expressions.
extension JinjaEvaluator {
    mutating func value(_ expression: JinjaExpression) throws -> JinjaValue {
        try step()
        return try deeper { try $0.result(of: expression) }
    }

    private mutating func result(of expression: JinjaExpression) throws -> JinjaValue {
        switch expression {
        case .none: return .none
        case .bool(let value): return .bool(value)
        case .integer(let value): return .integer(value)
        case .number(let value): return .number(value)
        case .string(let text): return .string(text)
        case .name(let name): return variable(name)
        case .list(let elements, let isTuple):
            var values: [JinjaValue] = []
            for element in elements { values.append(try value(element)) }
            return try checked(.list(values, isTuple: isTuple))
        case .map(let members):
            var map = JinjaMap()
            for member in members {
                let key = try value(member.key)
                guard let name = key.string else { throw fault("a key is no text") }
                map[name] = try value(member.value)
            }
            return try checked(.map(map))
        case .negative(let operand): return try arithmetic("-", .integer(0), try number(operand))
        case .positive(let operand): return try number(operand)
        case .not(let operand): return .bool(!(try value(operand).isTrue))
        case .and(let left, let right):
            let first = try value(left)
            return first.isTrue ? try value(right) : first
        case .or(let left, let right):
            let first = try value(left)
            return first.isTrue ? first : try value(right)
        case .arithmetic(let operation, let left, let right):
            return try arithmetic(operation, try value(left), try value(right))
        case .concatenation(let parts):
            var text = ""
            for part in parts {
                text += try self.text(try value(part))
                try charge(text.utf8.count)
            }
            return .string(text)
        case .comparison(let first, let rest): return .bool(try compare(first, rest))
        case .conditional(let then, let condition, let otherwise):
            if try value(condition).isTrue { return try value(then) }
            return try otherwise.map { try value($0) } ?? .undefined("the other case")
        case .attribute(let operand, let name): return try attribute(name, of: try value(operand))
        case .item(let operand, let index): return try item(try value(index), of: try value(operand))
        case .slice(let operand, let from, let to, let step):
            return try slice(try value(operand), try bound(from), try bound(to), try bound(step))
        case .call(let function, let arguments):
            let called = try value(function)
            guard case .function(let function) = called else {
                if case .undefined(let name) = called { throw fault("\(JinjaError.shown(name)) is undefined") }
                throw fault("a value of the type \(called.typeName) cannot be called")
            }
            return try function.call(&self, try self.arguments(arguments))
        case .filter(let operand, let name, let arguments):
            return try JinjaFilters.apply(name, to: try value(operand), try self.arguments(arguments), &self)
        case .test(let operand, let name, let arguments):
            return .bool(try JinjaTests.apply(name, to: try value(operand), try self.arguments(arguments), &self))
        }
    }

    private mutating func number(_ expression: JinjaExpression) throws -> JinjaValue {
        let value = try value(expression)
        guard value.double != nil else { throw fault("a value of the type \(value.typeName) has no sign") }
        return value.integer.map { .integer($0) } ?? value
    }

    // MARK: Comparing

    private mutating func compare(
        _ first: JinjaExpression, _ rest: [(operation: String, operand: JinjaExpression)]
    ) throws -> Bool {
        var left = try value(first)
        for (operation, operand) in rest {
            let right = try value(operand)
            guard try compare(operation, left, right) else { return false }
            left = right
        }
        return true
    }

    mutating func compare(_ operation: String, _ left: JinjaValue, _ right: JinjaValue) throws -> Bool {
        if left.holdsOthers, right.holdsOthers { try charge(4096) }
        switch operation {
        case "==": return left.equals(right)
        case "!=": return !left.equals(right)
        case "in": return try contains(right, left)
        case "not in": return !(try contains(right, left))
        default:
            let order = operation == "<" || operation == ">=" ? left.precedes(right) : right.precedes(left)
            guard let order else { throw fault("\(left.typeName) and \(right.typeName) have no order") }
            // Numbers that are none stand in no order.
            if left.double?.isNaN == true || right.double?.isNaN == true { return false }
            return operation == "<" || operation == ">" ? order : !order
        }
    }

    private func contains(_ whole: JinjaValue, _ part: JinjaValue) throws -> Bool {
        switch whole {
        case .list(let values, _): return values.contains { $0.equals(part) }
        case .map(let map): return part.string.map { map[$0] != nil } ?? false
        case .string(let text):
            guard let part = part.string else { throw fault("only text can be searched for in text") }
            return PythonText.find(Array(part.unicodeScalars), in: Array(text.unicodeScalars)) != nil
        case .undefined: return false
        default: throw fault("a value of the type \(whole.typeName) holds nothing")
        }
    }

    // MARK: Arithmetic

    mutating func arithmetic(_ operation: String, _ left: JinjaValue, _ right: JinjaValue) throws -> JinjaValue {
        for case .undefined(let name) in [left, right] { throw fault("\(JinjaError.shown(name)) is undefined") }
        if operation == "+", let first = left.string, let second = right.string {
            try charge(first.utf8.count + second.utf8.count)
            return .string(first + second)
        }
        if operation == "+", case .list(let first, let isTuple) = left, case .list(let second, isTuple) = right {
            try charge(16 * (first.count + second.count))
            return .list(first + second, isTuple: isTuple)
        }
        if operation == "*", let text = left.string ?? right.string, let count = left.integer ?? right.integer {
            let (size, isTooLarge) = max(0, count).multipliedReportingOverflow(by: text.utf8.count)
            guard !isTooLarge else { throw JinjaError.tooMuch(.text) }
            try charge(size)
            return .string(size == 0 ? "" : String(repeating: text, count: max(0, count)))
        }
        if let first = left.integer, let second = right.integer, operation != "/", !(operation == "**" && second < 0) {
            return .integer(try whole(operation, first, second))
        }
        guard let first = left.double, let second = right.double else {
            throw fault("\(left.typeName) \(operation) \(right.typeName) has no meaning")
        }
        switch operation {
        case "+": return .number(first + second)
        case "-": return .number(first - second)
        case "*": return .number(first * second)
        case "**": return .number(pow(first, second))
        default:
            guard second != 0 else { throw fault("a division by zero") }
            let quotient = (first / second).rounded(.down)
            return .number(operation == "/" ? first / second : operation == "//" ? quotient : first - quotient * second)
        }
    }

    private func whole(_ operation: String, _ left: Int, _ right: Int) throws -> Int {
        let result: (partialValue: Int, overflow: Bool)
        switch operation {
        case "+": result = left.addingReportingOverflow(right)
        case "-": result = left.subtractingReportingOverflow(right)
        case "*": result = left.multipliedReportingOverflow(by: right)
        case "**":
            var power = (partialValue: 1, overflow: right > 63 && left.magnitude > 1)
            for _ in 0..<min(right, 64) where !power.overflow {
                power = power.partialValue.multipliedReportingOverflow(by: left)
            }
            if right > 63, left == -1, right.isMultiple(of: 2) { power.partialValue = 1 }
            result = power
        default:
            guard right != 0 else { throw fault("a division by zero") }
            let (quotient, isTooLarge) = left.dividedReportingOverflow(by: right)
            guard !isTooLarge else { throw fault("a number is too large") }
            let rest = left - quotient * right
            // Python rounds down, and what is left has the sign of the divisor.
            let isBelow = rest != 0 && (rest < 0) != (right < 0)
            return operation == "//" ? (isBelow ? quotient - 1 : quotient) : (isBelow ? rest + right : rest)
        }
        guard !result.overflow else { throw fault("a number is too large") }
        return result.partialValue
    }

    // MARK: Members

    /// `value.name`: a method first, then a member.
    func attribute(_ name: String, of value: JinjaValue) throws -> JinjaValue {
        if case .undefined(let what) = value { throw fault("\(JinjaError.shown(what)) is undefined") }
        if case .namespace(let namespace) = value { return namespace.members[name] ?? .undefined(name) }
        if let method = JinjaMethods.method(name, of: value) { return .function(method) }
        if case .map(let map) = value { return map[name] ?? .undefined(name) }
        return .undefined(name)
    }

    /// `value[index]`: a member first, then a method.
    private func item(_ index: JinjaValue, of value: JinjaValue) throws -> JinjaValue {
        switch value {
        case .undefined(let what): throw fault("\(JinjaError.shown(what)) is undefined")
        case .map(let map):
            if let name = index.string, let found = map[name] { return found }
        case .list(let values, _):
            if let place = index.integer { return Self.element(place, of: values) ?? .undefined("element \(place)") }
        case .string(let text):
            if let place = index.integer {
                return Self.element(place, of: Array(text.unicodeScalars)).map { .string(String($0)) }
                    ?? .undefined("character \(place)")
            }
        default: break
        }
        guard let name = index.string else { return .undefined("an element") }
        return try attribute(name, of: value)
    }

    private static func element<Element>(_ place: Int, of values: [Element]) -> Element? {
        let index = place < 0 ? values.count &+ place : place
        return values.indices.contains(index) ? values[index] : nil
    }

    private mutating func bound(_ expression: JinjaExpression?) throws -> Int? {
        guard let expression else { return nil }
        let value = try value(expression)
        if value.isNone { return nil }
        guard let bound = value.integer else { throw fault("a slice's bound is no whole number") }
        return bound
    }

    private mutating func slice(_ value: JinjaValue, _ from: Int?, _ to: Int?, _ step: Int?) throws -> JinjaValue {
        switch value {
        case .list(let values, let isTuple):
            try charge(values.count)
            return .list(
                try Self.places(values.count, from, to, step ?? 1, fault("a slice's step is zero")).map { values[$0] },
                isTuple: isTuple)
        case .string(let text):
            let scalars = Array(text.unicodeScalars)
            try charge(scalars.count)
            var part = String.UnicodeScalarView()
            for place in try Self.places(scalars.count, from, to, step ?? 1, fault("a slice's step is zero")) {
                part.append(scalars[place])
            }
            return .string(String(part))
        case .undefined(let name): throw fault("\(JinjaError.shown(name)) is undefined")
        default: throw fault("a value of the type \(value.typeName) has no parts")
        }
    }

    /// Python's slices: bounds from the end where negative, and never outside.
    private static func places(_ count: Int, _ from: Int?, _ to: Int?, _ step: Int, _ fault: JinjaError) throws -> [Int]
    {
        guard step != 0 else { throw fault }
        let step = max(-count - 1, min(count + 1, step))
        func clamped(_ bound: Int, _ least: Int, _ most: Int) -> Int {
            min(most, max(least, bound < 0 ? max(bound, -count - 1) + count : bound))
        }
        if step > 0 {
            let start = from.map { clamped($0, 0, count) } ?? 0
            return Array(stride(from: start, to: to.map { clamped($0, 0, count) } ?? count, by: step))
        }
        let start = from.map { clamped($0, -1, count - 1) } ?? count - 1
        return Array(stride(from: start, to: to.map { clamped($0, -1, count - 1) } ?? -1, by: step))
    }
}
