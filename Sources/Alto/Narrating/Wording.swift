/// What is said in every language beside the sentences of its catalogue: one value for each language, looked up in one way.
/// A new kind of wording is a struct of sentences and a table of languages.
protocol Wording: Sendable {
    static var english: Self { get }
    /// The others, by language ("es"), and by tag where a country or a script has words of its own ("pt-PT", "zh-Hant").
    static var languages: [String: Self] { get }
}

extension Wording {
    /// The wording for a catalogue's language; English for one that nobody wrote.
    static func find(_ language: String) -> Self {
        let tags = LanguageTag(language)?.fallbacks.map(\.text) ?? []
        return tags.lazy.compactMap { languages[$0] }.first ?? english
    }
}

extension String {
    /// With something in place of "%@".
    func filled(_ value: String) -> String {
        guard let place = firstRange(of: "%@") else { return self }
        return self[..<place.lowerBound] + value + self[place.upperBound...]
    }

    /// With two things in place of "%1" and "%2".
    func filled(_ first: String, _ second: String) -> String {
        guard let place = firstRange(of: "%1") else { return replacing("%2", with: second) }
        let (before, after) = (String(self[..<place.lowerBound]), String(self[place.upperBound...]))
        return before.replacing("%2", with: second) + first + after.replacing("%2", with: second)
    }
}
