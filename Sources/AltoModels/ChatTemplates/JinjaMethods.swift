/// Methods of text, dictionaries and lists. What would change a value is not there, as in transformers' sandbox.
enum JinjaMethods {
    static func method(_ name: String, of value: JinjaValue) -> JinjaFunction? {
        switch value {
        case .string(let text):
            guard let method = textMethods[name] else { return nil }
            return JinjaFunction(name: name) { try method(text, $1, &$0) }
        case .map(let map): return method(name, of: map)
        case .list(let values, _): return method(name, of: values)
        default: return nil
        }
    }

    private static func method(_ name: String, of map: JinjaMap) -> JinjaFunction? {
        switch name {
        case "items": return JinjaFunction(name: name) { _, _ in items(of: map) }
        case "keys": return JinjaFunction(name: name) { _, _ in .list(map.members.map { .string($0.key) }) }
        case "values": return JinjaFunction(name: name) { _, _ in .list(map.members.map(\.value)) }
        case "get":
            return JinjaFunction(name: name) { evaluator, arguments in
                guard let key = arguments.value(0, "key") else { throw evaluator.fault("get needs a key") }
                return key.string.flatMap { map[$0] } ?? arguments.value(1, "default") ?? .none
            }
        default: return nil
        }
    }

    static func items(of map: JinjaMap) -> JinjaValue {
        .list(map.members.map { .list([.string($0.key), $0.value], isTuple: true) })
    }

    private static func method(_ name: String, of values: [JinjaValue]) -> JinjaFunction? {
        switch name {
        case "count":
            return JinjaFunction(name: name) { _, arguments in
                .integer(values.count { value in arguments.positional.first.map(value.equals) ?? false })
            }
        case "index":
            return JinjaFunction(name: name) { evaluator, arguments in
                guard let place = values.firstIndex(where: { arguments.positional.first.map($0.equals) ?? false })
                else { throw evaluator.fault("the list does not hold it") }
                return .integer(place)
            }
        default: return nil
        }
    }

    private typealias TextMethod = @Sendable (String, JinjaCallArguments, inout JinjaEvaluator) throws -> JinjaValue

    private static let textMethods: [String: TextMethod] = [
        "strip": { text, arguments, _ in .string(PythonText.strip(text, arguments.value(0, "chars")?.string)) },
        "lstrip": { text, arguments, _ in
            .string(PythonText.strip(text, arguments.value(0, "chars")?.string, right: false))
        },
        "rstrip": { text, arguments, _ in
            .string(PythonText.strip(text, arguments.value(0, "chars")?.string, left: false))
        },
        "upper": { text, _, _ in .string(text.uppercased()) },
        "lower": { text, _, _ in .string(text.lowercased()) },
        "title": { text, _, _ in .string(PythonText.titled(text)) },
        "capitalize": { text, _, _ in .string(PythonText.capitalized(text)) },
        "startswith": { try affix($0, $1, $2, PythonText.startsWith) },
        "endswith": { try affix($0, $1, $2, PythonText.endsWith) },
        "removeprefix": { text, arguments, evaluator in
            let part = try part(arguments, evaluator)
            guard PythonText.startsWith(text, part) else { return .string(text) }
            return .string(String(text.unicodeScalars.dropFirst(part.unicodeScalars.count)))
        },
        "removesuffix": { text, arguments, evaluator in
            let part = try part(arguments, evaluator)
            guard PythonText.endsWith(text, part) else { return .string(text) }
            return .string(String(text.unicodeScalars.dropLast(part.unicodeScalars.count)))
        },
        "split": { try split($0, $1, &$2, PythonText.split) },
        "rsplit": { try split($0, $1, &$2, PythonText.splitFromEnd) },
        "splitlines": { text, _, evaluator in
            try evaluator.charge(16 * text.utf8.count)
            return .list(PythonText.lines(text).map { .string($0) })
        },
        "replace": { text, arguments, evaluator in
            guard let old = arguments.value(0, "old")?.string, let new = arguments.value(1, "new")?.string else {
                throw evaluator.fault("replace needs two texts")
            }
            return .string(try replaced(text, old, new, arguments.value(2, "count")?.integer ?? -1, &evaluator))
        },
        "join": { text, arguments, evaluator in
            guard let values = arguments.positional.first else { throw evaluator.fault("join needs a list") }
            let parts = try evaluator.elements(of: values)
            guard parts.allSatisfy({ $0.string != nil }) else { throw evaluator.fault("only text can be joined") }
            return .string(try joined(parts, with: text, &evaluator))
        },
        "find": { text, arguments, evaluator in
            let part = try part(arguments, evaluator)
            return .integer(PythonText.find(Array(part.unicodeScalars), in: Array(text.unicodeScalars)) ?? -1)
        },
        "count": { text, arguments, evaluator in
            let part = try part(arguments, evaluator)
            guard !part.isEmpty else { return .integer(text.unicodeScalars.count + 1) }
            return .integer(PythonText.split(text, part, -1).count - 1)
        },
        "isdigit": { text, _, _ in .bool(!text.isEmpty && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) })
        },
        "isspace": { text, _, _ in
            .bool(!text.isEmpty && text.unicodeScalars.allSatisfy { JinjaLexer.isSpace($0.value) })
        },
    ]

    private static func part(_ arguments: JinjaCallArguments, _ evaluator: JinjaEvaluator) throws -> String {
        guard let part = arguments.positional.first?.string else { throw evaluator.fault("a text is missing") }
        return part
    }

    /// `startswith` and `endswith`, of one text or any of several.
    private static func affix(
        _ text: String, _ arguments: JinjaCallArguments, _ evaluator: JinjaEvaluator, _ test: (String, String) -> Bool
    ) throws -> JinjaValue {
        if case .list(let parts, isTuple: true) = arguments.positional.first {
            return .bool(parts.contains { part in part.string.map { test(text, $0) } ?? false })
        }
        return .bool(test(text, try part(arguments, evaluator)))
    }

    private static func split(
        _ text: String, _ arguments: JinjaCallArguments, _ evaluator: inout JinjaEvaluator,
        _ split: (String, String?, Int) -> [String]
    ) throws -> JinjaValue {
        let separator = arguments.value(0, "sep")
        guard separator?.string?.isEmpty != true else { throw evaluator.fault("an empty separator") }
        try evaluator.charge(16 * text.utf8.count)
        return .list(
            split(text, separator?.string, arguments.value(1, "maxsplit")?.integer ?? -1).map { .string($0) })
    }

    static func replaced(
        _ text: String, _ old: String, _ new: String, _ most: Int, _ evaluator: inout JinjaEvaluator
    ) throws -> String {
        let places = old.isEmpty ? text.utf8.count + 1 : PythonText.split(text, old, most).count - 1
        let (size, isTooLarge) = places.multipliedReportingOverflow(by: new.utf8.count)
        guard !isTooLarge, size < 1 << 40 else { throw JinjaError.tooMuch(.text) }
        try evaluator.charge(text.utf8.count + size)
        return PythonText.replace(text, old, new, most)
    }

    static func joined(
        _ parts: [JinjaValue], with separator: String, _ evaluator: inout JinjaEvaluator
    ) throws -> String {
        let texts = parts.map(\.text)
        try evaluator.charge(texts.reduce(0) { $0 + $1.utf8.count + separator.utf8.count })
        return texts.joined(separator: separator)
    }
}
