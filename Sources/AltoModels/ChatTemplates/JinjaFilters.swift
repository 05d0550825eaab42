/// Filters: Jinja2's own that the hub's templates use, and `tojson` as transformers has it.
enum JinjaFilters {
    static func apply(
        _ name: String, to value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        switch name {
        case "default", "d":
            let isReplaced = value.isUndefined || (arguments.value(1, "boolean")?.isTrue == true && !value.isTrue)
            return isReplaced ? arguments.value(0, "default_value") ?? .string("") : value
        case "trim": return .string(PythonText.strip(try evaluator.text(value), arguments.value(0, "chars")?.string))
        case "upper": return .string(value.text.uppercased())
        case "lower": return .string(value.text.lowercased())
        case "title": return .string(titled(try evaluator.text(value)))
        case "capitalize": return .string(PythonText.capitalized(value.text))
        case "string": return .string(try evaluator.text(value))
        case "safe": return value
        case "length", "count": return .integer(try count(of: value, evaluator))
        case "first": return try evaluator.elements(of: value).first ?? .undefined("the first of nothing")
        case "last": return try evaluator.elements(of: value).last ?? .undefined("the last of nothing")
        case "list": return .list(try evaluator.elements(of: value))
        case "reverse":
            if let text = value.string { return .string(PythonText.string(Array(text.unicodeScalars.reversed())[...])) }
            return .list(try evaluator.elements(of: value).reversed())
        case "join": return try join(value, arguments, &evaluator)
        case "items":
            if value.isUndefined { return .list([]) }
            guard case .map(let map) = value else { throw evaluator.fault("a \(value.typeName) has no items") }
            return JinjaMethods.items(of: map)
        case "dictsort":
            guard case .map(let map) = value else { throw evaluator.fault("a \(value.typeName) has no items") }
            return JinjaMethods.items(of: JinjaMap(map.members.sorted { $0.key.lowercased() < $1.key.lowercased() }))
        case "tojson": return try json(value, arguments, evaluator)
        case "int": return .integer(whole(value) ?? arguments.value(0, "default")?.integer ?? 0)
        case "float":
            return .number(
                value.double ?? value.string.flatMap { Double(PythonText.strip($0)) }
                    ?? arguments.value(0, "default")?.double ?? 0)
        case "abs":
            if let number = value.integer, number != .min { return .integer(abs(number)) }
            guard let number = value.double else { throw evaluator.fault("a \(value.typeName) has no size") }
            return .number(abs(number))
        case "replace":
            guard let old = arguments.value(0, "old"), let new = arguments.value(1, "new") else {
                throw evaluator.fault("replace needs two texts")
            }
            return .string(
                try JinjaMethods.replaced(
                    value.text, old.text, new.text, arguments.value(2, "count")?.integer ?? -1, &evaluator))
        case "indent": return .string(try indented(value.text, arguments, &evaluator))
        case "sum":
            var sum = JinjaValue.integer(0)
            for element in try evaluator.elements(of: value) { sum = try evaluator.arithmetic("+", sum, element) }
            return sum
        case "max", "min": return try extreme(value, isLargest: name == "max", &evaluator)
        case "sort", "unique": return try ordered(name, value, arguments, &evaluator)
        case "map": return try map(value, arguments, &evaluator)
        case "select", "reject", "selectattr", "rejectattr": return try select(name, value, arguments, &evaluator)
        default: throw JinjaError.unsupported("the filter \(JinjaError.shown(name))", line: evaluator.line)
        }
    }

    /// A capital behind white space, hyphens and opening brackets, and all else small; not as Python's own `title`.
    private static func titled(_ text: String) -> String {
        var result = ""
        var isInWord = false
        for scalar in text.unicodeScalars {
            let parts = JinjaLexer.isSpace(scalar.value) || "-({[<".unicodeScalars.contains(scalar)
            result += isInWord ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
            isInWord = !parts
        }
        return result
    }

    private static func count(of value: JinjaValue, _ evaluator: JinjaEvaluator) throws -> Int {
        switch value {
        case .string(let text): return text.unicodeScalars.count
        case .list(let values, _): return values.count
        case .map(let map): return map.members.count
        case .undefined: return 0
        default: throw evaluator.fault("a \(value.typeName) has no length")
        }
    }

    private static func join(
        _ value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        var parts = try evaluator.elements(of: value)
        if let attribute = arguments.value(1, "attribute") {
            parts = try parts.map { try member(attribute, of: $0, evaluator) }
        }
        return .string(try JinjaMethods.joined(parts, with: arguments.value(0, "d")?.text ?? "", &evaluator))
    }

    private static func json(
        _ value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: JinjaEvaluator
    ) throws -> JinjaValue {
        // Positional, they are Python's: ensure_ascii, indent, separators, sort_keys.
        guard arguments.value(0, "ensure_ascii")?.isTrue != true else {
            throw JinjaError.unsupported("tojson in ASCII", line: evaluator.line)
        }
        var style = JinjaValue.JSONStyle(limit: 1 << 20)
        if case .list(let pair, _) = arguments.value(2, "separators"), pair.count == 2 {
            style.separators = (pair[0].text, pair[1].text)
        }
        style.indent = arguments.value(1, "indent")?.integer.map { max(0, min(16, $0)) }
        style.sortsKeys = arguments.value(3, "sort_keys")?.isTrue ?? false
        guard let text = value.json(style) else {
            throw evaluator.fault("a value cannot be written as JSON")
        }
        return .string(text)
    }

    private static func whole(_ value: JinjaValue) -> Int? {
        if let number = value.integer { return number }
        if let number = value.double { return Int(exactly: number.rounded(.towardZero)) }
        guard let text = value.string.map({ PythonText.strip($0) }) else { return nil }
        return Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }
    }

    private static func indented(
        _ text: String, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> String {
        let width = arguments.value(0, "width")
        let space = width?.string ?? String(repeating: " ", count: max(0, min(256, width?.integer ?? 4)))
        let indentsFirst = arguments.value(1, "first")?.isTrue ?? false
        let indentsBlank = arguments.value(2, "blank")?.isTrue ?? false
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String($0) ?? "" }
        try evaluator.charge(text.utf8.count + lines.count * space.utf8.count)
        return lines.enumerated().map { index, line in
            let isIndented = index == 0 ? indentsFirst : indentsBlank || !line.isEmpty
            return isIndented ? space + line : line
        }.joined(separator: "\n")
    }

    // MARK: Lists

    private static func extreme(
        _ value: JinjaValue, isLargest: Bool, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        var best: JinjaValue?
        for element in try evaluator.elements(of: value) {
            guard let held = best else {
                best = element
                continue
            }
            if try evaluator.compare(isLargest ? ">" : "<", element, held) { best = element }
        }
        return best ?? .undefined("the best of nothing")
    }

    private static func ordered(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        let attribute = name == "sort" ? arguments.value(2, "attribute") : arguments.value(1, "attribute")
        let caseCounts = (name == "sort" ? arguments.value(1, "case_sensitive") : arguments.value(0, "case_sensitive"))
        var entries: [(key: JinjaValue, value: JinjaValue)] = []
        for element in try evaluator.elements(of: value) {
            var key = try attribute.map { try member($0, of: element, evaluator) } ?? element
            if let text = key.string, caseCounts?.isTrue != true { key = .string(text.lowercased()) }
            entries.append((key, element))
        }
        if name == "unique" {
            var kept: [(key: JinjaValue, value: JinjaValue)] = []
            for entry in entries {
                try evaluator.charge(kept.count)
                if !kept.contains(where: { $0.key.equals(entry.key) }) { kept.append(entry) }
            }
            return .list(kept.map(\.value))
        }
        let isReversed = arguments.value(0, "reverse")?.isTrue ?? false
        let operation = isReversed ? ">" : "<"
        try entries.sort { try evaluator.compare(operation, $0.key, $1.key) }
        return .list(entries.map(\.value))
    }

    /// `a.b` of a value.
    private static func member(
        _ path: JinjaValue, of value: JinjaValue, _ evaluator: JinjaEvaluator
    ) throws -> JinjaValue {
        var found = value
        for name in PythonText.split(path.text, ".", -1) {
            if case .list(let values, _) = found, let place = Int(name), values.indices.contains(place) {
                found = values[place]
            } else if case .map(let map) = found {
                found = map[name] ?? .undefined(name)
            } else {
                found = try evaluator.attribute(name, of: found)
            }
        }
        return found
    }

    private static func map(
        _ value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        let elements = try evaluator.elements(of: value)
        if let attribute = arguments.named.first(where: { $0.name == "attribute" })?.value {
            let fallback = arguments.named.first { $0.name == "default" }?.value
            return .list(
                try elements.map {
                    let found = try member(attribute, of: $0, evaluator)
                    return found.isUndefined ? fallback ?? found : found
                })
        }
        guard let name = arguments.positional.first?.string else { throw evaluator.fault("map needs a filter") }
        let rest = JinjaCallArguments(positional: Array(arguments.positional.dropFirst()), named: arguments.named)
        var mapped: [JinjaValue] = []
        for element in elements {
            try evaluator.step()
            mapped.append(try apply(name, to: element, rest, &evaluator))
        }
        return .list(mapped)
    }

    private static func select(
        _ name: String, _ value: JinjaValue, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator
    ) throws -> JinjaValue {
        var arguments = arguments
        var attribute: JinjaValue?
        if name.hasSuffix("attr") {
            guard !arguments.positional.isEmpty else { throw evaluator.fault("\(name) needs an attribute") }
            attribute = arguments.positional.removeFirst()
        }
        let test = arguments.positional.isEmpty ? nil : arguments.positional.removeFirst().text
        let wanted = name.hasPrefix("select")
        var kept: [JinjaValue] = []
        for element in try evaluator.elements(of: value) {
            try evaluator.step()
            let tested = try attribute.map { try member($0, of: element, evaluator) } ?? element
            let isSo = try test.map { try JinjaTests.apply($0, to: tested, arguments, &evaluator) } ?? tested.isTrue
            if isSo == wanted { kept.append(element) }
        }
        return .list(kept)
    }
}
