import Foundation

/// The functions that every template may call.
enum JinjaGlobals {
    static var functions: [String: JinjaValue] {
        [
            "raise_exception": function("raise_exception") { _, arguments in
                throw JinjaError.raised(String(arguments.positional.first?.text.prefix(400) ?? ""))
            },
            "namespace": function("namespace") { evaluator, arguments in
                let namespace = JinjaNamespace()
                namespace.members = try members(arguments, evaluator)
                return try evaluator.checked(.namespace(namespace))
            },
            "dict": function("dict") { evaluator, arguments in
                try evaluator.checked(.map(try members(arguments, evaluator)))
            },
            "range": function("range", range),
            "strftime_now": function("strftime_now") { evaluator, arguments in
                .string(try time(arguments.positional.first?.text ?? "", evaluator))
            },
        ]
    }

    private static func function(
        _ name: String, _ call: @escaping (inout JinjaEvaluator, JinjaCallArguments) throws -> JinjaValue
    ) -> JinjaValue { .function(JinjaFunction(name: name, call: call)) }

    private static func members(_ arguments: JinjaCallArguments, _ evaluator: JinjaEvaluator) throws -> JinjaMap {
        var map = JinjaMap()
        if let first = arguments.positional.first {
            guard case .map(let given) = first else { throw evaluator.fault("only a dictionary can be taken over") }
            map = given
        }
        for member in arguments.named { map[member.name] = member.value }
        return map
    }

    private static func range(_ evaluator: inout JinjaEvaluator, _ arguments: JinjaCallArguments) throws -> JinjaValue {
        let bounds = arguments.positional.compactMap(\.integer)
        guard bounds.count == arguments.positional.count, (1...3).contains(bounds.count),
            bounds.allSatisfy({ $0.magnitude < 1 << 40 })
        else { throw evaluator.fault("range needs whole numbers") }
        let step = bounds.count > 2 ? bounds[2] : 1
        guard step != 0 else { throw evaluator.fault("a range's step is zero") }
        let (start, end) = bounds.count > 1 ? (bounds[0], bounds[1]) : (0, bounds[0])
        // As many as jinja2's sandbox allows.
        guard (end - start) / step <= 100_000 else { throw JinjaError.tooMuch(.steps) }
        return .list(stride(from: start, to: end, by: step).map { .integer($0) })
    }

    /// The time of now by the directives of `strftime`, in English.
    private static func time(_ format: String, _ evaluator: JinjaEvaluator) throws -> String {
        let calendar = Calendar(identifier: .gregorian)
        let now = calendar.dateComponents(
            [.year, .month, .day, .hour, .minute, .second, .weekday, .dayOfYear], from: evaluator.now)
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        func digits(_ value: Int?, _ count: Int = 2) -> String {
            let text = String(value ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let month = months[max(0, min(11, (now.month ?? 1) - 1))]
        let day = days[max(0, min(6, (now.weekday ?? 1) - 1))]
        let hour = now.hour ?? 0
        var text = ""
        var scalars = format.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            guard scalar == "%" else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.popFirst() {
            case "d": text += digits(now.day)
            case "m": text += digits(now.month)
            case "y": text += digits((now.year ?? 0) % 100)
            case "Y": text += String(now.year ?? 0)
            case "H": text += digits(hour)
            case "I": text += digits(hour % 12 == 0 ? 12 : hour % 12)
            case "M": text += digits(now.minute)
            case "S": text += digits(now.second)
            case "p": text += hour < 12 ? "AM" : "PM"
            case "B": text += month
            case "b": text += month.prefix(3)
            case "A": text += day
            case "a": text += day.prefix(3)
            case "j": text += digits(now.dayOfYear, 3)
            case "%": text += "%"
            default: throw JinjaError.unsupported("the time format \(JinjaError.shown(format))", line: evaluator.line)
            }
        }
        return text
    }
}
