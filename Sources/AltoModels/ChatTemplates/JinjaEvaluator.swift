import Foundation

/// Runs a template's statements, within limits: a template comes from strangers.
struct JinjaEvaluator {
    /// What one rendering may cost.
    struct Limits {
        /// Statements and expressions.
        var steps = 500_000
        /// Bytes of the text, and of each text on the way.
        var text = 8 << 20
        /// Bytes and elements that are put together on the way, in all.
        var work = 128 << 20
        /// Expressions, blocks and macros inside one another: what the stack bears.
        var depth = 150
    }

    private let limits: Limits
    private var stepsLeft: Int
    private var workLeft: Int
    private var depth = 0
    /// The statement that runs.
    private(set) var line = 0
    private var scope: Scope
    /// The texts that are written: the template's own, and inside it those of macros and blocks that become values.
    private var texts = [""]
    let now: Date

    /// Variables of a template, a loop's turn or a macro. Loops and macros see those around them.
    final class Scope {
        var variables: [String: JinjaValue]
        let outer: Scope?

        init(_ variables: [String: JinjaValue] = [:], in outer: Scope? = nil) {
            self.variables = variables
            self.outer = outer
        }

        func value(_ name: String) -> JinjaValue? {
            var scope: Scope? = self
            while let current = scope {
                if let value = current.variables[name] { return value }
                scope = current.outer
            }
            return nil
        }
    }

    /// What a statement does to the loop around it.
    private enum Flow { case goOn, leave, skip }

    static func render(
        _ statements: [JinjaStatement], _ variables: [String: JinjaValue], now: Date, limits: Limits = Limits()
    ) throws -> String {
        var evaluator = JinjaEvaluator(variables, now: now, limits: limits)
        _ = try evaluator.run(statements)
        return evaluator.texts[0]
    }

    private init(_ variables: [String: JinjaValue], now: Date, limits: Limits) {
        self.limits = limits
        self.now = now
        (stepsLeft, workLeft) = (limits.steps, limits.work)
        scope = Scope(variables, in: Scope(JinjaGlobals.functions))
    }

    // MARK: Limits

    /// Goes one level deeper.
    mutating func deeper<Value>(_ run: (inout JinjaEvaluator) throws -> Value) throws -> Value {
        depth += 1
        guard depth <= limits.depth else { throw JinjaError.tooMuch(.depth) }
        defer { depth -= 1 }
        return try run(&self)
    }

    func fault(_ what: String) -> JinjaError { .failed(what, line: line) }

    mutating func step() throws {
        stepsLeft -= 1
        guard stepsLeft >= 0 else { throw JinjaError.tooMuch(.steps) }
    }

    /// To be called before something of that size is made.
    mutating func charge(_ size: Int) throws {
        workLeft -= size
        guard size <= limits.text, workLeft >= 0 else { throw JinjaError.tooMuch(.text) }
    }

    /// Lets a value that holds others be made only where it is small and flat when it is gone through: parts that are
    /// shared would take no memory, but for ever to be written, and what is nested without end could not be let go of.
    mutating func checked(_ value: JinjaValue) throws -> JinjaValue {
        var nodes = 20_000
        guard value.isWithin(depth: 32, &nodes) else { throw JinjaError.tooMuch(.depth) }
        stepsLeft -= (20_000 - nodes) / 16
        return value
    }

    /// `str` of a value.
    mutating func text(_ value: JinjaValue) throws -> String {
        if let text = value.string { return text }
        guard let text = value.text(limit: limits.text) else { throw JinjaError.tooMuch(.text) }
        try charge(text.utf8.count)
        return text
    }

    // MARK: Statements

    private mutating func run(_ statements: [JinjaStatement]) throws -> Flow {
        try deeper { evaluator in
            for statement in statements {
                try evaluator.step()
                evaluator.line = statement.line
                let flow = try evaluator.run(statement.kind)
                if flow != .goOn { return flow }
            }
            return .goOn
        }
    }

    private mutating func run(_ statement: JinjaStatement.Kind) throws -> Flow {
        switch statement {
        case .text(let text): try write(text)
        case .output(let expression): try write(try text(try value(expression)))
        case .if(let branches, let otherwise):
            for branch in branches where try value(branch.condition).isTrue { return try run(branch.body) }
            return try run(otherwise)
        case .for(let loop): return try run(loop)
        case .set(let targets, let expression): try assign(try value(expression), to: targets)
        case .setText(let target, let filters, let body):
            var text = JinjaValue.string(try text(of: body, in: Scope(in: scope)))
            for filter in filters {
                text = try JinjaFilters.apply(filter.name, to: text, try arguments(filter.arguments), &self)
            }
            try assign(text, to: [target])
        case .macro(let macro):
            // Not held: it holds the macro.
            scope.variables[macro.name] = .function(
                JinjaFunction(name: macro.name) { [weak home = scope] evaluator, arguments in
                    guard let home else { throw evaluator.fault("\(JinjaError.shown(macro.name)) is out of reach") }
                    return try evaluator.call(macro, arguments, in: home)
                })
        case .generation(let body): return try run(body)
        case .break: return .leave
        case .continue: return .skip
        }
        return .goOn
    }

    private mutating func write(_ text: String) throws {
        let written = texts[texts.count - 1].utf8.count
        guard written + text.utf8.count <= limits.text else { throw JinjaError.tooMuch(.text) }
        texts[texts.count - 1] += text
    }

    /// What a body writes, kept apart.
    private mutating func text(of body: [JinjaStatement], in inner: Scope) throws -> String {
        let outer = scope
        scope = inner
        texts.append("")
        _ = try run(body)
        scope = outer
        let text = texts.removeLast()
        try charge(text.utf8.count)
        return text
    }

    private mutating func run(_ loop: JinjaLoop) throws -> Flow {
        let outer = scope
        defer { scope = outer }
        var values = try elements(of: try value(loop.iterable))
        if let condition = loop.condition {
            var kept: [JinjaValue] = []
            for value in values {
                try step()
                scope = Scope(in: outer)
                try assign(value, to: loop.targets)
                if try self.value(condition).isTrue { kept.append(value) }
            }
            values = kept
        }
        scope = outer
        guard !values.isEmpty else {
            scope = Scope(in: outer)
            return try run(loop.otherwise)
        }
        for index in values.indices {
            try step()
            scope = Scope(["loop": Self.loopVariable(index, of: values)], in: outer)
            try assign(values[index], to: loop.targets)
            if try run(loop.body) == .leave { break }
        }
        return .goOn
    }

    private static func loopVariable(_ index: Int, of values: [JinjaValue]) -> JinjaValue {
        let count = values.count
        return .map(
            JinjaMap([
                ("index", .integer(index + 1)), ("index0", .integer(index)), ("revindex", .integer(count - index)),
                ("revindex0", .integer(count - index - 1)), ("first", .bool(index == 0)),
                ("last", .bool(index == count - 1)), ("length", .integer(count)),
                ("previtem", index > 0 ? values[index - 1] : .undefined("previtem")),
                ("nextitem", index + 1 < count ? values[index + 1] : .undefined("nextitem")),
                (
                    "cycle",
                    .function(
                        JinjaFunction(name: "cycle") { evaluator, arguments in
                            guard !arguments.positional.isEmpty else { throw evaluator.fault("cycle has no items") }
                            return arguments.positional[index % arguments.positional.count]
                        })
                ),
            ]))
    }

    private mutating func assign(_ value: JinjaValue, to targets: [JinjaTarget]) throws {
        guard targets.count != 1 else { return try assign(value, to: targets[0]) }
        let parts = try elements(of: value)
        guard parts.count == targets.count else { throw fault("\(parts.count) values for \(targets.count) names") }
        for (target, part) in zip(targets, parts) { try assign(part, to: target) }
    }

    private func assign(_ value: JinjaValue, to target: JinjaTarget) throws {
        switch target {
        case .name(let name): scope.variables[name] = value
        case .member(let name, let member):
            guard case .namespace(let namespace) = scope.value(name) else {
                throw fault("\(JinjaError.shown(name)) is no namespace")
            }
            namespace.members[member] = value
        }
    }

    private mutating func call(_ macro: JinjaMacro, _ arguments: JinjaCallArguments, in home: Scope) throws
        -> JinjaValue
    {
        guard arguments.positional.count <= macro.parameters.count,
            arguments.named.allSatisfy({ argument in macro.parameters.contains { $0.name == argument.name } })
        else { throw fault("the macro \(JinjaError.shown(macro.name)) takes other arguments") }
        let inner = Scope(in: home)
        let outer = scope
        scope = inner
        defer { scope = outer }
        for (place, parameter) in macro.parameters.enumerated() {
            inner.variables[parameter.name] =
                try arguments.value(place, parameter.name) ?? parameter.defaultValue.map { try value($0) }
                ?? .undefined(parameter.name)
        }
        return .string(try text(of: macro.body, in: inner))
    }

    // MARK: Names

    func variable(_ name: String) -> JinjaValue { scope.value(name) ?? .undefined(name) }

    mutating func arguments(_ arguments: JinjaArguments) throws -> JinjaCallArguments {
        var found = JinjaCallArguments()
        for argument in arguments.positional { found.positional.append(try value(argument)) }
        for argument in arguments.named { found.named.append((argument.name, try value(argument.value))) }
        return found
    }

    /// What a loop goes over.
    mutating func elements(of value: JinjaValue) throws -> [JinjaValue] {
        switch value {
        case .list(let values, _):
            try charge(values.count)
            return values
        case .map(let map): return map.members.map { .string($0.key) }
        case .string(let text):
            try charge(text.utf8.count)
            return text.unicodeScalars.map { .string(String($0)) }
        case .undefined: return []
        default: throw fault("a value of the type \(value.typeName) cannot be gone through")
        }
    }
}
