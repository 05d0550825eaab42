import Alto
import Foundation

/// The part of SSML 1.1 (W3C, 2010) that every voice can follow: speak, p, s, break, prosody, say-as, sub, lang and phoneme.
package enum SSML {
    /// - Returns: what is to be spoken, in order.
    /// - Throws: `Problem` (textInvalid) with the place of what is unknown or wrong.
    package static func utterances(in text: String) throws -> [Utterance] {
        let handler = SSMLHandler()
        try MarkupReader.read(text, kind: "SSML", with: handler)
        return handler.utterances
    }
}

private final class SSMLHandler: MarkupReader.Handler {
    private(set) var utterances: [Utterance] = []
    private var styles: [Style] = [Style()]
    private var open: [String] = []
    private var text = ""
    /// Before the next utterance: nil for the usual pause, else what is asked for, or none within a sentence.
    private var pause: Double? = 0
    /// Seconds of all breaks.
    private var silence = 0.0

    /// What holds within an element.
    private struct Style {
        var prosody = Prosody()
        var language: String?
        var interpretation: SayAs?
        var alias: String?
        var phonemes: String?
    }

    private static let known = ["speak", "p", "s", "break", "prosody", "say-as", "sub", "lang", "phoneme"]
    /// What is said in their place is said once, not once for each part of them.
    private static let holdTextOnly = ["say-as", "sub", "phoneme"]
    /// Seconds. Breaks in a row add up to the longest single one; more than an hour in all was not meant.
    private static let longestPause = 10.0
    private static let mostSilence = 3600.0

    func begin(_ element: String, _ attributes: [String: String], at location: MarkupReader.SourceLocation) throws {
        func wrong(_ what: String, _ remedy: String) -> Problem {
            Problem(
                .textInvalid, "In the SSML, line \(location.line), column \(location.column): \(what)", remedy: remedy)
        }
        let shown = NameSuggestions.quotable(element)
        guard Self.known.contains(element) else {
            throw wrong("the tag <\(shown)> is not known.", "Known are \(Self.known.joined(separator: ", ")).")
        }
        guard (element == "speak") == open.isEmpty, !Self.holdTextOnly.contains(open.last ?? "") else {
            throw wrong(
                "<\(shown)> is not where it belongs.",
                "Put all of it between <speak> and </speak>, and only text into say-as, sub and phoneme.")
        }
        let value = AttributeReader(attributes: attributes, element: element, wrong: wrong)
        flush()
        var style = styles.last ?? Style()
        switch element {
        case "break":
            let seconds = try value.pause(longest: Self.longestPause)
            silence += seconds
            guard silence <= Self.mostSilence else {
                throw wrong("all breaks together are longer than an hour.", "Speak it in parts.")
            }
            pause = min((pause ?? 0) + seconds, Self.longestPause)
        case "prosody":
            style.prosody.rate = (0.5...3).clamp(style.prosody.rate * (try value.rate()))
            style.prosody.pitch = (0.5...2).clamp(style.prosody.pitch * (try value.pitch()))
            style.prosody.volume = (0...2).clamp(style.prosody.volume * (try value.volume()))
        case "say-as": style.interpretation = try value.sayAs()
        case "sub": style.alias = try value.required("alias")
        case "phoneme": style.phonemes = try value.ipa()
        case "lang": style.language = try value.language()
        case "speak": style.language = attributes["xml:lang"] == nil ? nil : try value.language()
        case "p": pause = utterances.isEmpty ? 0 : 0.7
        default: pause = utterances.isEmpty ? 0 : nil
        }
        styles.append(style)
        open.append(element)
    }

    func end(_ element: String) {
        flush()
        _ = (styles.popLast(), open.popLast())
        switch element {
        case "p": pause = 0.7
        case "s": pause = nil
        default: break
        }
    }

    func text(_ text: String) { self.text += text }

    /// What was read so far in this style becomes utterances.
    private func flush() {
        let style = styles.last ?? Style()
        let read = style.alias ?? text
        defer { text = "" }
        guard !text.allSatisfy(\.isWhitespace) else { return }
        let spoken = style.interpretation?.spoken(read) ?? read
        for sentence in Sentences.split(spoken) {
            var utterance = Utterance(sentence)
            utterance.prosody = style.prosody
            utterance.language = style.language
            utterance.pause = pause
            if let phonemes = style.phonemes { utterance.pronunciations = [sentence: phonemes] }
            utterances.append(utterance)
            // Within a sentence what follows joins without a pause.
            pause = ".!?…。！？".contains(sentence.last ?? " ") ? nil : 0
        }
    }
}

/// Reads the attributes of one element.
private struct AttributeReader {
    let attributes: [String: String]
    let element: String
    let wrong: (String, String) -> Problem
    /// Bytes of `ph`: each sentence of the element is told them.
    private static let mostPhonemes = 1_000

    func required(_ name: String) throws -> String {
        guard let value = attributes[name], !value.isEmpty else {
            throw wrong("<\(element)> lacks \(name).", "Add \(name)=\"…\".")
        }
        return value
    }

    private func bad(_ name: String, _ remedy: String) -> Problem {
        wrong("“\(NameSuggestions.quotable(attributes[name] ?? ""))” is no \(name).", remedy)
    }

    /// `time` in seconds or milliseconds; or `strength`.
    func pause(longest: Double) throws -> Double {
        if let time = attributes["time"] {
            let isShort = time.hasSuffix("ms")
            guard time.hasSuffix("s"), let number = Double(time.dropLast(isShort ? 2 : 1)), number >= 0,
                number.isFinite, number / (isShort ? 1000 : 1) <= longest
            else { throw bad("time", "Give a time up to \(Int(longest))s, such as 500ms.") }
            return number / (isShort ? 1000 : 1)
        }
        let strengths = ["none": 0, "x-weak": 0.1, "weak": 0.2, "medium": 0.35, "strong": 0.6, "x-strong": 1]
        guard let seconds = strengths[attributes["strength"] ?? "medium"] else {
            throw bad("strength", "Give none, x-weak, weak, medium, strong or x-strong.")
        }
        return seconds
    }

    func rate() throws -> Double {
        try factor("rate", ["x-slow": 0.5, "slow": 0.75, "medium": 1, "default": 1, "fast": 1.35, "x-fast": 1.75]) {
            text in
            text.hasSuffix("%") ? percentage(text) : Double(text)
        }
    }

    func pitch() throws -> Double {
        try factor("pitch", ["x-low": 0.65, "low": 0.8, "medium": 1, "default": 1, "high": 1.25, "x-high": 1.5]) {
            text in
            if text.hasSuffix("st") { return Double(text.dropLast(2)).map { pow(2, $0 / 12) } }
            return text.hasSuffix("%") ? percentage(text) : nil
        }
    }

    func volume() throws -> Double {
        try factor(
            "volume", ["silent": 0, "x-soft": 0.3, "soft": 0.6, "medium": 1, "default": 1, "loud": 1.4, "x-loud": 2]
        ) { text in
            text.hasSuffix("dB") ? Double(text.dropLast(2)).map { Decibel.amplitude($0) } : nil
        }
    }

    private func factor(_ name: String, _ words: [String: Double], _ number: (String) -> Double?) throws -> Double {
        guard let text = attributes[name] else { return 1 }
        guard let factor = words[text] ?? number(text), factor.isFinite, factor >= 0 else {
            let example = name == "volume" ? "+3dB" : name == "pitch" ? "+2st" : "120%"
            throw bad(name, "Give \(words.keys.sorted().joined(separator: ", ")), or for instance \(example).")
        }
        return factor
    }

    /// "80%" is four fifths, "+10%" and "-10%" are changes.
    private func percentage(_ text: String) -> Double? {
        guard let number = Double(text.dropLast()) else { return nil }
        return "+-".contains(text.first ?? " ") ? 1 + number / 100 : number / 100
    }

    func language() throws -> String {
        let tag = try required("xml:lang")
        guard LanguageTag(tag) != nil else { throw bad("xml:lang", "Give a BCP 47 tag such as es or en-GB.") }
        return tag
    }

    func ipa() throws -> String {
        guard attributes["alphabet"] ?? "ipa" == "ipa" else { throw bad("alphabet", "Only ipa is known.") }
        let phonemes = try required("ph")
        guard phonemes.utf8.count <= Self.mostPhonemes else {
            throw bad("ph", "Give the phonemes of a word or of a few.")
        }
        return phonemes
    }

    func sayAs() throws -> SayAs {
        guard let kind = SayAs(rawValue: try required("interpret-as")) else {
            throw bad("interpret-as", "Give \(SayAs.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return kind
    }
}

/// How a text that is no ordinary word is spoken.
private enum SayAs: String, CaseIterable {
    case characters, spellOut = "spell-out", digits, telephone, cardinal, number, ordinal, date, time

    func spoken(_ text: String) -> String {
        switch self {
        case .characters, .spellOut:
            text.filter { !$0.isWhitespace }.map { $0.uppercased() }.joined(separator: ", ")
        case .digits: text.filter(\.isNumber).map(String.init).joined(separator: " ")
        case .telephone:
            text.split { !$0.isNumber }.map { $0.map(String.init).joined(separator: " ") }.joined(separator: ", ")
        case .ordinal:
            Int(text.trimmingPrefix(" ")).map { number in
                let ending = [1: "st", 2: "nd", 3: "rd"][(11...13).contains(number % 100) ? 0 : number % 10] ?? "th"
                return "\(number)\(ending)"
            } ?? text
        // The voices read these by themselves.
        case .cardinal, .number, .date, .time: text
        }
    }
}
