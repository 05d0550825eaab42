/// Expressions, from what binds least to what binds most.
extension JinjaParser {
    /// One expression, or several with commas between them.
    mutating func tuple(hasConditions: Bool = true) throws -> JinjaExpression {
        let first = try hasConditions ? expression() : disjunction()
        guard next == .symbol(",") else { return first }
        var elements = [first]
        while take(",") {
            if endsExpression { break }
            elements.append(try hasConditions ? expression() : disjunction())
        }
        return .list(elements, isTuple: true)
    }

    private var endsExpression: Bool {
        switch next {
        case .variableEnd, .blockEnd, .end, .symbol(")"), .symbol("="): true
        default: false
        }
    }

    mutating func expression() throws -> JinjaExpression {
        try countOperation()
        return try deeper { parser in
            var found = try parser.disjunction()
            while parser.takeName("if") {
                let condition = try parser.disjunction()
                let otherwise = parser.takeName("else") ? try parser.expression() : nil
                found = .conditional(then: found, condition: condition, otherwise: otherwise)
            }
            return found
        }
    }

    private mutating func disjunction() throws -> JinjaExpression {
        var left = try conjunction()
        while takeName("or") { left = .or(left, try conjunction()) }
        return left
    }

    private mutating func conjunction() throws -> JinjaExpression {
        var left = try negation()
        while takeName("and") { left = .and(left, try negation()) }
        return left
    }

    private mutating func negation() throws -> JinjaExpression {
        guard takeName("not") else { return try comparison() }
        return .not(try deeper { try $0.negation() })
    }

    private mutating func comparison() throws -> JinjaExpression {
        let first = try sum()
        var rest: [(operation: String, operand: JinjaExpression)] = []
        while true {
            if case .symbol(let symbol) = next, ["==", "!=", "<", "<=", ">", ">="].contains(symbol) {
                advance()
                rest.append((symbol, try sum()))
            } else if takeName("in") {
                rest.append(("in", try sum()))
            } else if next == .name("not"), tokens.dropFirst().first?.token == .name("in") {
                advance()
                advance()
                rest.append(("not in", try sum()))
            } else {
                return rest.isEmpty ? first : .comparison(first, rest)
            }
        }
    }

    private mutating func sum() throws -> JinjaExpression {
        var left = try concatenation()
        while let symbol = takeOne(of: ["+", "-"]) { left = .arithmetic(symbol, left, try concatenation()) }
        return left
    }

    private mutating func concatenation() throws -> JinjaExpression {
        var parts = [try product()]
        while take("~") { parts.append(try product()) }
        return parts.count == 1 ? parts[0] : .concatenation(parts)
    }

    private mutating func product() throws -> JinjaExpression {
        var left = try power()
        while let symbol = takeOne(of: ["*", "/", "//", "%"]) { left = .arithmetic(symbol, left, try power()) }
        return left
    }

    private mutating func power() throws -> JinjaExpression {
        var left = try signed(isFiltered: true)
        while take("**") { left = .arithmetic("**", left, try signed(isFiltered: true)) }
        return left
    }

    private mutating func signed(isFiltered: Bool) throws -> JinjaExpression {
        try deeper { parser in
            var found: JinjaExpression
            if parser.take("-") {
                found = .negative(try parser.signed(isFiltered: false))
            } else if parser.take("+") {
                found = .positive(try parser.signed(isFiltered: false))
            } else {
                found = try parser.primary()
            }
            found = try parser.postfix(found)
            return isFiltered ? try parser.filtersAndTests(found) : found
        }
    }

    private mutating func primary() throws -> JinjaExpression {
        try countOperation()
        let token = next
        switch token {
        case .name(let name):
            advance()
            switch name {
            case "true", "True": return .bool(true)
            case "false", "False": return .bool(false)
            case "none", "None": return .none
            default: return .name(name)
            }
        case .string(var text):
            advance()
            while case .string(let more) = next {
                text += more
                advance()
            }
            return .string(text)
        case .integer(let value):
            advance()
            return .integer(value)
        case .number(let value):
            advance()
            return .number(value)
        case .symbol("("):
            advance()
            if take(")") { return .list([], isTuple: true) }
            let inner = try tuple()
            guard take(")") else { throw fault("a bracket is missing") }
            return inner
        case .symbol("["):
            advance()
            return .list(try elements(until: "]"), isTuple: false)
        case .symbol("{"):
            advance()
            return .map(try members())
        default: throw fault("an expression is missing")
        }
    }

    private mutating func elements(until end: String) throws -> [JinjaExpression] {
        var elements: [JinjaExpression] = []
        while !take(end) {
            if !elements.isEmpty, !take(",") { throw fault("a comma is missing") }
            if take(end) { break }
            elements.append(try expression())
        }
        return elements
    }

    private mutating func members() throws -> [(key: JinjaExpression, value: JinjaExpression)] {
        var members: [(key: JinjaExpression, value: JinjaExpression)] = []
        while !take("}") {
            if !members.isEmpty, !take(",") { throw fault("a comma is missing") }
            if take("}") { break }
            let key = try expression()
            guard take(":") else { throw fault("a colon is missing") }
            members.append((key, try expression()))
        }
        return members
    }

    private mutating func postfix(_ operand: JinjaExpression) throws -> JinjaExpression {
        var found = operand
        while true {
            try countOperation()
            if take(".") {
                if case .integer(let index) = next {
                    advance()
                    found = .item(found, .integer(index))
                } else {
                    found = .attribute(found, try name())
                }
            } else if take("[") {
                found = try subscripted(found)
            } else if take("(") {
                found = .call(found, try arguments())
            } else {
                return found
            }
        }
    }

    private mutating func subscripted(_ operand: JinjaExpression) throws -> JinjaExpression {
        var bounds: [JinjaExpression?] = [nil]
        while !take("]") {
            if take(":") {
                guard bounds.count < 3 else { throw fault("a slice has too many parts") }
                bounds.append(nil)
            } else {
                guard bounds.last.map({ $0 == nil }) == true else { throw fault("a bracket is missing") }
                bounds[bounds.count - 1] = try expression()
            }
        }
        guard bounds.count > 1 else {
            guard let index = bounds[0] else { throw fault("an index is missing") }
            return .item(operand, index)
        }
        return .slice(operand, from: bounds[0], to: bounds[1], step: bounds.count > 2 ? bounds[2] : nil)
    }

    /// What stands between the brackets of a call.
    private mutating func arguments() throws -> JinjaArguments {
        var arguments = JinjaArguments()
        while !take(")") {
            if !(arguments.positional.isEmpty && arguments.named.isEmpty), !take(",") {
                throw fault("a comma is missing")
            }
            if take(")") { break }
            if next == .symbol("*") || next == .symbol("**") {
                throw JinjaError.unsupported("calls with unpacked arguments", line: line)
            }
            if case .name(let name) = next, tokens.dropFirst().first?.token == .symbol("=") {
                advance()
                advance()
                arguments.named.append((name, try expression()))
            } else {
                guard arguments.named.isEmpty else { throw fault("an argument without a name follows one with a name") }
                arguments.positional.append(try expression())
            }
        }
        return arguments
    }

    private mutating func filtersAndTests(_ operand: JinjaExpression) throws -> JinjaExpression {
        var found = operand
        while true {
            try countOperation()
            if take("|") {
                let filter = try filter()
                found = .filter(found, filter.name, filter.arguments)
            } else if takeName("is") {
                found = try test(found)
            } else if take("(") {
                found = .call(found, try arguments())
            } else {
                return found
            }
        }
    }

    mutating func filter() throws -> (name: String, arguments: JinjaArguments) {
        let name = try dottedName()
        return (name, take("(") ? try arguments() : JinjaArguments())
    }

    private mutating func test(_ operand: JinjaExpression) throws -> JinjaExpression {
        let isNegated = takeName("not")
        let name = try dottedName()
        var arguments = JinjaArguments()
        if take("(") {
            arguments = try self.arguments()
        } else if startsOperand {
            let argument = try primary()
            arguments.positional = [try postfix(argument)]
        }
        let test = JinjaExpression.test(operand, name, arguments)
        return isNegated ? .not(test) : test
    }

    /// Whether a test's only argument follows without brackets.
    private var startsOperand: Bool {
        switch next {
        case .name(let name): !["else", "or", "and", "is", "if", "not", "in", "recursive"].contains(name)
        case .string, .integer, .number, .symbol("["), .symbol("{"): true
        default: false
        }
    }

    private mutating func dottedName() throws -> String {
        var name = try name()
        while take(".") { name += "." + (try self.name()) }
        return name
    }

    private mutating func takeOne(of symbols: Set<String>) -> String? {
        guard case .symbol(let symbol) = next, symbols.contains(symbol) else { return nil }
        advance()
        return symbol
    }
}
