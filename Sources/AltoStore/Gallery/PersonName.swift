import Alto
import Foundation

/// A name as the gallery keeps it: trimmed, in Unicode's composed form, at most 100 characters, without control
/// characters. Two names are the same person's when they differ in case or composition only.
struct PersonName: Hashable {
    static let greatestLength = 100
    let text: String
    /// What is compared.
    let key: String

    /// - Throws: `Problem` (usage) with what is wrong with the name.
    init(_ given: String) throws {
        let text = try CleanLine(given, called: "name", greatestLength: Self.greatestLength).text
        guard !text.isEmpty else {
            throw Problem(.usage, "The name is empty.", remedy: "Give the name to be spoken, such as \"Jack\".")
        }
        self.text = text
        key = text.folding(options: .caseInsensitive, locale: nil).precomposedStringWithCanonicalMapping
    }
}

/// What somebody agreed to, in the enroller's words. Enrolment without it is refused.
struct ConsentText: Hashable {
    static let greatestLength = 1000
    let text: String

    /// - Throws: `Problem` (consentRequired) when nothing is said, (usage) when it is too long or not one line.
    init(_ given: String) throws {
        text = try CleanLine(given, called: "consent", greatestLength: Self.greatestLength).text
        guard !text.isEmpty else {
            throw Problem(
                .consentRequired, "Nobody is enrolled without their consent.",
                remedy: "Say with --consent who agreed and when, such as --consent \"told me so, 2026-11-20\".")
        }
    }
}

/// One trimmed line of text that is safe to print, to speak and to compare.
private struct CleanLine {
    let text: String

    init(_ given: String, called what: String, greatestLength: Int) throws {
        text = given.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
        guard text.count <= greatestLength, text.unicodeScalars.count <= 4 * greatestLength else {
            throw Problem(.usage, "The \(what) is too long.", remedy: "Give at most \(greatestLength) characters.")
        }
        guard !text.unicodeScalars.contains(where: Self.isControl) else {
            throw Problem(.usage, "The \(what) contains control characters.", remedy: "Give it in plain letters.")
        }
    }

    /// Controls, line separators and invisible formatting, except the joiners that some scripts are written with.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
        default: false
        }
    }
}
