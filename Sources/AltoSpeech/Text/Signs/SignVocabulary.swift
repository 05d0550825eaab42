import Alto

/// What people of a language say for signs between numbers and words, for percent and numbers, and for the commonest
/// pictures (emoji). English has tables of its own (`SignWords`), which know more.
struct SignVocabulary: Sendable {
    /// Those of `signs`, in their order.
    private let signWords: [String]
    /// Before a number: "-5".
    let negative: String
    /// Behind a number, or before it where `isPercentFirst`.
    let percent: String
    var isPercentFirst = false
    /// Before a number: "#5".
    let number: String
    /// Before a word: "#holiday".
    let tag: String
    /// Several of the same picture: %@ is how many.
    let repeated: String
    /// Those of `Emoji.common`, in their order.
    let pictures: [String]

    /// Infix signs; the wide ones stand for those of ASCII that some voices take for commands (`SpokenText`).
    static let signs: [Unicode.Scalar] = Array("=+−×÷＜＞≤≥≠≈±&@＾".unicodeScalars)

    /// - Parameters:
    ///   - signs: what is said for `signs`, parted by commas.
    ///   - pictures: what is said for `Emoji.common`, parted by commas.
    init(
        signs: String, negative: String? = nil, percent: String, isPercentFirst: Bool = false, number: String,
        tag: String, repeated: String, pictures: String
    ) {
        func parts(_ list: String) -> [String] {
            list.replacing("\n", with: " ").split(separator: ", ").map(String.init)
        }
        signWords = parts(signs)
        self.negative = negative ?? (signWords.count > 2 ? signWords[2] : "")
        self.percent = percent
        self.isPercentFirst = isPercentFirst
        self.number = number
        self.tag = tag
        self.repeated = repeated
        self.pictures = parts(pictures)
    }

    /// Nil for English, and for languages that nobody wrote: their voices get the signs as they are.
    static func find(_ language: String) -> SignVocabulary? {
        let tags = LanguageTag(language)?.fallbacks.map(\.text) ?? []
        return tags.lazy.compactMap { languages[$0] }.first
    }

    func words(for sign: Unicode.Scalar) -> String? {
        guard let place = Self.signs.firstIndex(of: sign), signWords.indices.contains(place) else { return nil }
        return signWords[place]
    }

    func picture(_ character: Character) -> String? {
        guard let scalar = character.unicodeScalars.first, let place = Emoji.places[scalar],
            pictures.indices.contains(place)
        else { return nil }
        return pictures[place]
    }

    /// By language, and by tag where a country or a script has words of its own.
    static let languages: [String: SignVocabulary] = [
        "es": spanish, "fr": french, "de": german, "it": italian, "pt": portuguese, "nl": dutch, "pl": polish,
        "ru": russian, "hi": hindi, "ar": arabic, "zh": simplifiedChinese, "cmn": simplifiedChinese,
        "zh-Hant": traditionalChinese, "zh-TW": traditionalChinese, "yue": traditionalChinese, "ja": japanese,
    ]
}

/// The pictures in text that people send most.
enum Emoji {
    static let common = Array("😀😂🤣😊😍🥰😘😎😢😭😡😱🤔😉🙂🙄😅😴😷🤗👍👎👏🙏💪👋👌✌🤝❤💔💕💯🔥✨⭐🎉🎂🎁🌹☀☕🍕🐶🐱🚗✈🏠📞✅❌⚠".unicodeScalars)

    static let places = Dictionary(common.enumerated().map { ($1, $0) }) { first, _ in first }
}
