import Alto

/// What a neural voice's text goes through before it becomes phonemes or letters.
struct TextNormalizer {
    private enum Kind {
        case english(EnglishTextNormalizer)
        /// eSpeak NG reads the numbers of the language itself.
        case none
        case numbers(SpelledNumbers)
    }

    private let kind: Kind

    init(language: LanguageTag, readsPhonemes: Bool) {
        kind =
            language.primary == "en"
            ? .english(EnglishTextNormalizer())
            : readsPhonemes
                ? .none : .numbers(SpelledNumbers(language: language.text))
    }

    func read(_ text: String) -> String {
        switch kind {
        case .english(let reading): reading.read(text)
        case .numbers(let numbers): numbers.replacing(in: text)
        case .none: text
        }
    }
}
