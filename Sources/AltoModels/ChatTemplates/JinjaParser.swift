/// Reads the statements of a template, by the grammar of Jinja2's `parser.py`.
///
/// The subset: `if`, `for` (with a condition and `else`), `set` (also of several names, of a namespace's member, of a
/// block), `macro`, `raw`, `generation`, `break`, `continue`; of expressions all but `await` and calls with `*`.
/// Templates that include others, inherit, or call macros with a body are refused.
struct JinjaParser {
    var tokens: ArraySlice<JinjaLexer.Placed>
    /// How deep the parser stands in expressions and blocks.
    private var depth = 0
    private var loops = 0
    /// Operations that this statement may still have: they hang on one another as deep as there are.
    private var operationsLeft = 0

    /// More than any published template has, and less than the stack bears.
    static let maxDepth = 100
    static let maxOperations = 1000

    static func statements(of template: String) throws -> [JinjaStatement] {
        var parser = JinjaParser(tokens: try JinjaLexer.tokens(of: template)[...])
        return try parser.body(until: []).statements
    }

    private init(tokens: ArraySlice<JinjaLexer.Placed>) { self.tokens = tokens }

    // MARK: Statements

    /// Statements until a block of one of these names, which is taken but for what follows its name.
    private mutating func body(until ends: Set<String>) throws -> (statements: [JinjaStatement], end: String) {
        try deeper { parser in
            var statements: [JinjaStatement] = []
            while true {
                let line = parser.line
                parser.operationsLeft = Self.maxOperations
                switch parser.next {
                case .end:
                    guard ends.isEmpty else { throw parser.fault("a block does not end") }
                    return (statements, "")
                case .text(let text):
                    parser.advance()
                    statements.append(JinjaStatement(kind: .text(text), line: line))
                case .variableBegin:
                    parser.advance()
                    let expression = try parser.tuple()
                    try parser.expect(.variableEnd)
                    statements.append(JinjaStatement(kind: .output(expression), line: line))
                case .blockBegin:
                    parser.advance()
                    let name = try parser.name()
                    if ends.contains(name) { return (statements, name) }
                    statements.append(JinjaStatement(kind: try parser.block(name), line: line))
                default: throw parser.fault("a tag is out of place")
                }
            }
        }
    }

    private mutating func block(_ name: String) throws -> JinjaStatement.Kind {
        switch name {
        case "if": return try ifBlock()
        case "for": return try forBlock()
        case "set": return try setBlock()
        case "macro": return try macroBlock()
        case "generation":
            try expect(.blockEnd)
            let body = try body(until: ["endgeneration"]).statements
            try expect(.blockEnd)
            return .generation(body)
        case "break", "continue":
            guard loops > 0 else { throw fault("“\(name)” stands outside a loop") }
            try expect(.blockEnd)
            return name == "break" ? .break : .continue
        case "else", "elif", "endif", "endfor", "endset", "endmacro", "endgeneration", "endraw":
            throw fault("“\(name)” is out of place")
        default: throw JinjaError.unsupported("the block \(JinjaError.shown(name))", line: line)
        }
    }

    private mutating func ifBlock() throws -> JinjaStatement.Kind {
        var branches: [(condition: JinjaExpression, body: [JinjaStatement])] = []
        var otherwise: [JinjaStatement] = []
        var end = "elif"
        while end == "elif" {
            let condition = try tuple()
            try expect(.blockEnd)
            let found = try body(until: ["elif", "else", "endif"])
            branches.append((condition, found.statements))
            end = found.end
        }
        if end == "else" {
            try expect(.blockEnd)
            otherwise = try body(until: ["endif"]).statements
        }
        try expect(.blockEnd)
        return .if(branches, otherwise: otherwise)
    }

    private mutating func forBlock() throws -> JinjaStatement.Kind {
        let targets = try targets()
        guard takeName("in") else { throw fault("“in” is missing") }
        let iterable = try tuple(hasConditions: false)
        let condition = takeName("if") ? try expression() : nil
        if takeName("recursive") { throw JinjaError.unsupported("recursive loops", line: line) }
        try expect(.blockEnd)
        loops += 1
        let found = try body(until: ["else", "endfor"])
        loops -= 1
        var otherwise: [JinjaStatement] = []
        if found.end == "else" {
            try expect(.blockEnd)
            otherwise = try body(until: ["endfor"]).statements
        }
        try expect(.blockEnd)
        return .for(
            JinjaLoop(
                targets: targets, iterable: iterable, condition: condition, body: found.statements,
                otherwise: otherwise))
    }

    private mutating func setBlock() throws -> JinjaStatement.Kind {
        let targets = try targets()
        if take("=") {
            let value = try tuple()
            try expect(.blockEnd)
            return .set(targets, value)
        }
        guard targets.count == 1 else { throw fault("“=” is missing") }
        var filters: [(name: String, arguments: JinjaArguments)] = []
        while take("|") { filters.append(try filter()) }
        try expect(.blockEnd)
        let body = try body(until: ["endset"]).statements
        try expect(.blockEnd)
        return .setText(targets[0], filters: filters, body)
    }

    private mutating func macroBlock() throws -> JinjaStatement.Kind {
        let name = try name()
        guard take("(") else { throw fault("the parameters of a macro are missing") }
        var parameters: [(name: String, defaultValue: JinjaExpression?)] = []
        while !take(")") {
            if !parameters.isEmpty, !take(",") { throw fault("a comma is missing") }
            if take(")") { break }
            let parameter = try self.name()
            parameters.append((parameter, take("=") ? try expression() : nil))
        }
        try expect(.blockEnd)
        let outer = loops
        loops = 0
        let body = try body(until: ["endmacro"]).statements
        loops = outer
        try expect(.blockEnd)
        return .macro(JinjaMacro(name: name, parameters: parameters, body: body))
    }

    private mutating func targets() throws -> [JinjaTarget] {
        let isBracketed = take("(")
        var targets: [JinjaTarget] = []
        repeat {
            let name = try name()
            guard !["true", "false", "none", "True", "False", "None", "loop"].contains(name) else {
                throw fault("“\(name)” cannot be set")
            }
            targets.append(take(".") ? .member(name, try self.name()) : .name(name))
        } while take(",")
        if isBracketed, !take(")") { throw fault("a bracket is missing") }
        return targets
    }

    // MARK: Tokens

    var next: JinjaLexer.Token { tokens.first?.token ?? .end }
    var line: Int { tokens.first?.line ?? 0 }

    mutating func advance() { tokens = tokens.dropFirst() }

    func fault(_ what: String) -> JinjaError { .syntax(what, line: line) }

    mutating func expect(_ token: JinjaLexer.Token) throws {
        guard next == token else { throw fault("\(JinjaError.shown(Self.spelling(next))) is out of place") }
        advance()
    }

    mutating func take(_ symbol: String) -> Bool {
        guard next == .symbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func takeName(_ name: String) -> Bool {
        guard next == .name(name) else { return false }
        advance()
        return true
    }

    mutating func name() throws -> String {
        guard case .name(let name) = next else { throw fault("a name is missing") }
        advance()
        return name
    }

    /// Goes one level deeper, within what the stack bears.
    mutating func deeper<Value>(_ read: (inout JinjaParser) throws -> Value) throws -> Value {
        depth += 1
        guard depth <= Self.maxDepth else { throw JinjaError.tooMuch(.depth) }
        let value = try read(&self)
        depth -= 1
        return value
    }

    /// To be called for each operation that is read.
    mutating func countOperation() throws {
        operationsLeft -= 1
        guard operationsLeft >= 0 else { throw JinjaError.tooMuch(.depth) }
    }

    private static func spelling(_ token: JinjaLexer.Token) -> String {
        switch token {
        case .text(let text), .name(let text), .string(let text), .symbol(let text): text
        case .integer(let value): String(value)
        case .number(let value): String(value)
        case .blockBegin: "{%"
        case .blockEnd: "%}"
        case .variableBegin: "{{"
        case .variableEnd: "}}"
        case .end: "the end"
        }
    }
}
