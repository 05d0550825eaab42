/// Text from outside, made harmless for a terminal, a log line or a voice.
public enum PrintableText {
    /// Of accents and joiners in a row, as many stay as Unicode's stream-safe text has (UAX #15): putting a million in
    /// order takes hours, and that is what comparing two strings does.
    private static let mostMarks = 30

    /// Without control characters, terminal escapes and invisible direction marks; white space folded to single spaces
    /// unless `keepingLines`.
    public static func clean(_ text: some StringProtocol, keepingLines: Bool = false) -> String {
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        var marks = 0
        for scalar in text.unicodeScalars {
            if keepingLines && scalar == "\n" {
                result.append("\n")
                pendingSpace = false
            } else if scalar.properties.isWhitespace {
                pendingSpace = true
            } else if !isDangerous(scalar) {
                if pendingSpace, let last = result.last, last != "\n" { result.append(" ") }
                marks = !isMark(scalar) ? 0 : pendingSpace ? 1 : marks + 1
                pendingSpace = false
                if marks <= mostMarks { result.append(scalar) }
            }
        }
        return String(result)
    }

    /// A piece of a longer text, as it comes: the white space at its ends stays.
    public static func piece(_ text: some StringProtocol) -> String {
        let framed = clean("x\(text)x", keepingLines: true).unicodeScalars
        return String(String.UnicodeScalarView(framed.dropFirst().dropLast()))
    }

    /// C0 and C1 controls, bidirectional overrides and isolates (UAX #9), tags, unassigned and private use.
    /// Joiners stay: Arabic, Indic scripts and emoji need them.
    private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        if (0x20...0x7E).contains(scalar.value) { return false }
        return switch scalar.properties.generalCategory {
        case .control, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: true
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }

    /// Accents, and the joiners that are left.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return false }
        return switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: true
        default: false
        }
    }
}

extension DefaultStringInterpolation {
    /// A value from outside inside a sentence of ours: harmless, on one line, at most 80 characters of it.
    mutating func appendInterpolation(printable text: String) {
        let clean = PrintableText.clean(text).boundedCharacters
        appendLiteral(String(clean.count > 80 ? clean.prefix(79) + ["…"] : clean[...]))
    }
}
