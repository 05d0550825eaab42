/// How values are written: as Python's `str` and `repr` do it, and as JSON.
extension JinjaValue {
    /// `str`; nil where it is longer, in bytes.
    func text(limit: Int) -> String? {
        switch self {
        case .undefined: return ""
        case .string(let text): return text
        default:
            var text = ""
            return represent(in: &text, limit) ? text : nil
        }
    }

    /// `str` of what holds no others, and of small things.
    var text: String { text(limit: 1 << 16) ?? "" }

    /// Appends `repr`.
    ///
    /// - Returns: whether it is within the limit.
    private func represent(in text: inout String, _ limit: Int) -> Bool {
        switch self {
        case .undefined: text += "Undefined"
        case .none: text += "None"
        case .bool(let value): text += value ? "True" : "False"
        case .integer(let value): text += String(value)
        case .number(let value): text += Self.python(value)
        case .string(let string): text += Self.quoted(string)
        case .list(let values, let isTuple):
            text += isTuple ? "(" : "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += ", " }
                guard value.represent(in: &text, limit) else { return false }
            }
            text += isTuple ? (values.count == 1 ? ",)" : ")") : "]"
        case .map(let map):
            text += "{"
            for (index, member) in map.members.enumerated() {
                text += (index > 0 ? ", " : "") + Self.quoted(member.key) + ": "
                guard member.value.represent(in: &text, limit) else { return false }
            }
            text += "}"
        case .namespace: text += "<Namespace>"
        case .function(let function): text += "<function \(function.name)>"
        }
        return text.utf8.count <= limit
    }

    private static func python(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        return "\(value)"
    }

    private static func quoted(_ text: String) -> String {
        let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var quoted = String(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote, "\\":
                quoted += "\\"
                quoted.unicodeScalars.append(scalar)
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where !isPrintable(scalar):
                let digits = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
                quoted +=
                    (digits == 2 ? "\\x" : digits == 4 ? "\\u" : "\\U") + hexadecimal(scalar.value, digits: digits)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        quoted.unicodeScalars.append(quote)
        return quoted
    }

    /// `str.isprintable`, by Swift's version of Unicode.
    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    private static func hexadecimal(_ value: UInt32, digits: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// How `json.dumps` is asked to write.
    struct JSONStyle {
        /// Spaces a level; nil writes all in one line.
        var indent: Int?
        var separators: (item: String, key: String)?
        var sortsKeys = false
        /// Bytes.
        var limit: Int
    }

    /// As `json.dumps` writes it without `ensure_ascii`; nil for what is no JSON, or too long.
    func json(_ style: JSONStyle) -> String? {
        var text = ""
        return writeJSON(to: &text, style, level: 0) ? text : nil
    }

    private func writeJSON(to text: inout String, _ style: JSONStyle, level: Int) -> Bool {
        let item = style.separators?.item ?? (style.indent == nil ? ", " : ",")
        func breakLine(_ level: Int, in text: inout String) {
            if let indent = style.indent { text += "\n" + String(repeating: " ", count: indent * level) }
        }
        switch self {
        case .undefined, .namespace, .function: return false
        case .none: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value):
            text += value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Infinity" : "Infinity") : "\(value)"
        case .string(let string): text += Self.jsonString(string)
        case .list(let values, _):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += item }
                breakLine(level + 1, in: &text)
                guard value.writeJSON(to: &text, style, level: level + 1) else { return false }
            }
            if !values.isEmpty { breakLine(level, in: &text) }
            text += "]"
        case .map(let map):
            var members = map.members
            if style.sortsKeys {
                members.sort { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
            }
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += item }
                breakLine(level + 1, in: &text)
                text += Self.jsonString(member.key) + (style.separators?.key ?? ": ")
                guard member.value.writeJSON(to: &text, style, level: level + 1) else { return false }
            }
            if !members.isEmpty { breakLine(level, in: &text) }
            text += "}"
        }
        return text.utf8.count <= style.limit
    }

    private static func jsonString(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{8}": quoted += "\\b"
            case "\u{C}": quoted += "\\f"
            case _ where scalar.value < 0x20: quoted += "\\u" + hexadecimal(scalar.value, digits: 4)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
