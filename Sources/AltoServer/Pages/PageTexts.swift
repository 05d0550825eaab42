import Alto
import AltoJSON
import Foundation
import HTTPTypes
import Hummingbird

/// What the pages say, in one language: `Files/texts-….json`. To add a language, copy one, translate it, and add it to `all`
/// and to the resources in Package.swift.
struct PageTexts: Sendable {
    /// BCP 47 tag.
    let tag: String
    private let texts: [String: String]

    private init(_ tag: String, _ json: [UInt8]) throws {
        self.tag = tag
        texts = try JSONDecoder().decode([String: String].self, from: Data(json))
    }

    /// All languages, English first.
    static func all() throws -> [PageTexts] {
        try [
            ("en", PackageResources.texts_en_json), ("es", PackageResources.texts_es_json),
            ("fr", PackageResources.texts_fr_json), ("de", PackageResources.texts_de_json),
            ("it", PackageResources.texts_it_json), ("pt", PackageResources.texts_pt_json),
            ("nl", PackageResources.texts_nl_json), ("pl", PackageResources.texts_pl_json),
            ("ru", PackageResources.texts_ru_json), ("hi", PackageResources.texts_hi_json),
            ("ar", PackageResources.texts_ar_json), ("zh-Hans", PackageResources.texts_zh_Hans_json),
            ("zh-Hant", PackageResources.texts_zh_Hant_json), ("ja", PackageResources.texts_ja_json),
        ].map { try PageTexts($0, $1) }
    }

    /// Empty for a key that is not there, which a test finds.
    subscript(_ key: String) -> String { texts[key] ?? "" }

    var keys: Set<String> { Set(texts.keys) }

    /// With values in the places of their names: "Remove {name}".
    func filled(_ key: String, _ name: String, _ value: String) -> String {
        self[key].replacing("{\(name)}", with: value)
    }

    /// For the templates, under “t”.
    var values: [String: String] {
        var values = texts
        values["tag"] = tag
        values["direction"] = tag == "ar" ? "rtl" : "ltr"
        return values
    }

    /// A problem in this language, or as it was written (in English), and the tag of the language that it is in.
    ///
    /// English keeps its own sentence, which knows more than its code does.
    func told(_ code: String, _ message: String) -> (text: String, language: String) {
        let text = self["problem_\(code)"]
        return tag == "en" || text.isEmpty ? (message, "en") : (text, tag)
    }

    /// What the page's script says, as JSON.
    var forScript: String {
        let spoken = [
            "notPicture", "severalPictures", "nothingGiven", "picture", "another", "sent", "cancelled",
            "isDescribed", "writeQuestion", "unreachable", "copied", "copyFailed", "oneMoment", "play", "stop",
            "readAloud", "blocked", "speakFailed", "retry", "failed", "added", "remove", "answerStopped",
        ]
        let keys = spoken + texts.keys.filter { $0.hasPrefix("problem_") }
        return (try? JSONText.of(Dictionary(keys.map { ($0, self[$0]) }) { first, _ in first })) ?? "{}"
    }
}

extension [PageTexts] {
    /// The language that a browser prefers, of those that there are; else the first.
    func texts(for request: Request) -> PageTexts {
        texts(in: request.headers[.acceptLanguage].flatMap(AcceptLanguage.best) ?? "en")
    }

    /// The one nearest to a tag; else the first.
    func texts(in tag: String) -> PageTexts {
        let language = (try? NarrationCatalogs.find(tag).language) ?? "en"
        return first { $0.tag == language } ?? first { LanguageTag($0.tag)?.primary == LanguageTag(language)?.primary }
            ?? self[0]
    }
}
