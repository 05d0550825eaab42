import AltoTesting
import Testing

@testable import Alto

/// The everyday words in each language: complete, told apart, and with articles that exist.
@Suite struct LabelWordsTests {
    private static let languages = NarrationCatalogs.all.map(\.language)
    /// What is no single thing, in some language.
    private static let masses: Set = [
        "coral", "corn", "food", "vegetable", "broccoli", "bread", "pasta", "soup", "ice cream", "furniture",
        "sunglasses",
        "toy", "tool",
    ]
    private static let articles: [Substring: [String]] = [
        "en": ["a ", "an "], "de": ["ein ", "eine "], "nl": ["een "], "es": ["un ", "una ", "unos ", "unas "],
        "pt": ["um ", "uma ", "uns ", "umas "],
        "fr": ["un ", "une ", "des ", "du ", "de la ", "de l’"],
        "it": ["un ", "uno ", "una ", "un’", "dei ", "degli ", "delle ", "del ", "della ", "dell’"],
    ]

    private static func words(_ language: String) throws -> [(key: String, word: String)] {
        let catalog = try NarrationCatalogs.find(language)
        return EverydayWords.keys.sorted().compactMap { key in catalog.word(forLabel: key).map { (key, $0) } }
    }

    @Test func `the list is as long as it should be, and what lies above a word is in it`() {
        #expect(EverydayWords.keys.count > 250)
        for key in EverydayWords.keys {
            let parents = EverydayWords.parents(of: key) ?? []
            #expect(!parents.contains(key) && EverydayWords.keys.isSuperset(of: parents), "\(key)")
        }
        #expect(EverydayWords.parents(of: "cheetah") == ["big cat", "animal"])
        #expect(EverydayWords.parents(of: "animal") == [] && EverydayWords.parents(of: "surfboard") == nil)
    }

    @Test(arguments: languages)
    func `each key has a word, and no table has a key more`(language: String) throws {
        let words = try Self.words(language)
        #expect(EverydayWords.keys.subtracting(words.map(\.key)).isEmpty)
        let tables = [
            EnglishLabels.american, EnglishLabels.british, PortugueseLabels.brazil, PortugueseLabels.portugal,
            ChineseLabels.simplified, ChineseLabels.traditional, GermanLabels.words, FrenchLabels.words,
            SpanishLabels.words,
            ItalianLabels.words, DutchLabels.words, PolishLabels.words, RussianLabels.words, HindiLabels.words,
            ArabicLabels.words, JapaneseLabels.words,
        ]
        for table in tables { #expect(table.keys.subtracting(EverydayWords.keys).isEmpty) }
    }

    /// Two things of one name would be taken for one another.
    @Test(arguments: languages)
    func `no word stands for two things`(language: String) throws {
        let words = try Self.words(language)
        let keys = Dictionary(grouping: words, by: \.word).mapValues { $0.map(\.key) }.filter { $0.value.count > 1 }
        #expect(keys.isEmpty, "\(keys)")
    }

    @Test(arguments: languages)
    func `articles are those of the language, and only masses have none`(language: String) throws {
        guard let articles = Self.articles[language.prefix(2)] else { return }
        for (key, word) in try Self.words(language) where !articles.contains(where: word.hasPrefix) {
            #expect(Self.masses.contains(key), "\(word)")
        }
    }

    @Test(arguments: ["en-US", "en-GB"])
    func `an stands before a vowel`(language: String) throws {
        for (_, word) in try Self.words(language) where word.hasPrefix("a ") || word.hasPrefix("an ") {
            let first = word.split(separator: " ", maxSplits: 1).last?.first?.lowercased() ?? ""
            #expect("aeiou".contains(first) == word.hasPrefix("an "), "\(word)")
        }
    }

    /// "uno" before s and a consonant, z, gn and ps; "un’" before a feminine word's vowel.
    @Test func `Italian articles suit the sound that follows`() throws {
        for (_, word) in try Self.words("it") {
            guard let article = Self.articles["it"]?.first(where: word.hasPrefix) else { continue }
            let noun = word.dropFirst(article.count)
            let isVowel = noun.first.map { "aeiou".contains($0) } ?? false
            let isImpure =
                ["z", "x", "y", "gn", "ps", "pn"].contains { noun.hasPrefix($0) }
                || noun.hasPrefix("s") && !"aeiou".contains(noun.dropFirst().first ?? "a")
            switch article {
            case "un ": #expect(!isImpure, "\(word)")
            case "uno ": #expect(isImpure, "\(word)")
            case "una ": #expect(!isVowel, "\(word)")
            case "un’": #expect(isVowel, "\(word)")
            default: break
            }
        }
    }

    @Test(arguments: ["ru", "hi", "ar", "zh-Hans", "zh-Hant", "ja"])
    func `no word is left in Latin letters`(language: String) throws {
        for (_, word) in try Self.words(language) { #expect(!word.contains { $0.isASCII && $0.isLetter }, "\(word)") }
    }

    /// One noun of each gender, one plural, one mass.
    @Test(arguments: [
        (
            "en",
            [
                "It looks like a cheetah.", "It looks like an apple.", "It looks like sunglasses.",
                "It looks like bread.",
            ]
        ),
        ("en-GB", ["It looks like a lorry."]),
        (
            "de",
            ["Es sieht aus wie ein Gepard.", "Es sieht aus wie eine Katze.", "Es sieht aus wie eine Sonnenbrille."]
        ),
        (
            "fr",
            [
                "On dirait un guépard.", "On dirait une église.", "On dirait des lunettes de soleil.",
                "On dirait du pain.",
            ]
        ),
        ("es", ["Parece un guepardo.", "Parece una iglesia.", "Parecen unas gafas de sol.", "Parece pan."]),
        ("it", ["Sembra un ghepardo.", "Sembra un’auto.", "Sembrano degli occhiali da sole.", "Sembra del pane."]),
        ("pt", ["Parece um guepardo.", "Parece uma igreja.", "Parecem uns óculos de sol.", "Parece um ônibus."]),
        ("pt-PT", ["Parece uma chita.", "Parece um autocarro."]),
        ("nl", ["Het lijkt op een jachtluipaard.", "Het lijkt op brood."]),
        ("pl", ["Wygląda to jak gepard.", "Wygląda to jak okulary przeciwsłoneczne."]),
        ("ru", ["Похоже, это гепард.", "Похоже, это солнечные очки."]),
        ("hi", ["लगता है कि यह चीता है।"]), ("ar", ["يبدو أن ما يظهر هو فهد."]),
        ("zh", ["看起来是猎豹。"]), ("zh-TW", ["看起來是獵豹。"]), ("ja", ["チーターのようです。"]),
    ])
    func `labels are told natively`(language: String, sentences: [String]) throws {
        let catalog = try NarrationCatalogs.find(language)
        let said = Set(try Self.words(language).map { catalog.label($0.word) })
        for sentence in sentences { #expect(said.contains(sentence), "\(sentence)") }
    }

    @Test func `what is no entry is left out`() {
        let words = LabelWords(
            "cat: eine Katze;;  : x; dog:; bird\nred panda:  ein  Panda ;", changed: "cat: ein Kater")
        #expect(words.keys == ["cat", "red panda"] && words["red panda"] == "ein Panda" && words["cat"] == "ein Kater")
    }
}
