package import Alto
import CLanguage

/// Compact Language Detector 2: 83 languages, in microseconds, from the distribution's library.
package struct CompactLanguageDetector: LanguageIdentifier {
    package init() {}

    /// Short texts in scripts that many languages share are guessed badly (“Vietato fumare” is taken for Sesotho), so they need
    /// so many words and letters.
    private static let leastWords = 3
    private static let leastLetters = 12
    /// Of less of a text than this nothing is said.
    private static let leastShare = 0.6
    /// More tells no more.
    private static let mostBytes = 20_000

    package func language(of text: String) -> IdentifiedLanguage? {
        let system = WritingSystem(of: text)
        if system == .latin || system == .cyrillic || system == .arabic || system == .devanagari {
            let words = text.split { !$0.isLetter && $0 != "'" && $0 != "’" }
            guard words.count >= Self.leastWords, words.reduce(0, { $0 + $1.count }) >= Self.leastLetters else {
                return nil
            }
        }
        var text = String(decoding: text.utf8.prefix(Self.mostBytes), as: UTF8.self)
        let found = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { unsafe alto_language_of($0.baseAddress, Int32($0.count)) }
        }
        guard let code = unsafe found.code, let tag = LanguageTag(unsafe String(cString: code)) else { return nil }
        let share = unsafe Double(found.percent) / 100
        return share >= Self.leastShare ? IdentifiedLanguage(tag: tag.text, confidence: share) : nil
    }
}
