/// The models that have a short name, and the architectures that Alto can run. A new model is a new line here.
package enum KnownModels {
    package struct Entry: Sendable {
        package let shortName: String
        /// `owner/name` on the hub.
        package let repository: String
        /// What it is for, in a few words.
        package let purpose: String
    }

    package static let all = [
        Entry(
            shortName: "blip-large", repository: "Salesforce/blip-image-captioning-large",
            purpose: "captions, the better ones"),
        Entry(
            shortName: "blip-base", repository: "Salesforce/blip-image-captioning-base",
            purpose: "captions, half the size"),
        Entry(shortName: "blip-vqa", repository: "Salesforce/blip-vqa-base", purpose: "answers to questions"),
        Entry(shortName: "ofa-large", repository: "OFA-Sys/ofa-large", purpose: "captions and answers"),
        Entry(shortName: "ofa-base", repository: "OFA-Sys/ofa-base", purpose: "captions and answers, smaller"),
        Entry(shortName: "ofa-medium", repository: "OFA-Sys/ofa-medium", purpose: "captions and answers, smaller still"),
        Entry(shortName: "ofa-tiny", repository: "OFA-Sys/ofa-tiny", purpose: "captions and answers, the smallest"),
        Entry(shortName: "vits-ljs", repository: "kakao-enterprise/vits-ljs", purpose: "an English voice"),
        Entry(shortName: "vits-vctk", repository: "kakao-enterprise/vits-vctk", purpose: "109 English voices"),
    ] + ["es", "fr", "de", "it", "nl", "ru", "hi", "ar", "zh", "ROMANCE", "sla"].map { language in
        Entry(
            shortName: "opus-mt-en-\(language)", repository: translation(from: "en", to: language),
            purpose: ["ROMANCE": "captions in Portuguese and its kin", "sla": "captions in Polish and its kin"][language]
                ?? "captions in the language \(language)")
    } + ["es", "fr", "de", "it", "nl", "pl", "ru", "hi", "ar", "zh", "ROMANCE"].map { language in
        Entry(
            shortName: "opus-mt-\(language)-en", repository: translation(from: language, to: "en"),
            purpose: "read text from \(language == "ROMANCE" ? "Romance languages" : language) to English")
    }

    /// By Marian.
    package static func translation(from source: String, to target: String) -> String { "Helsinki-NLP/opus-mt-\(source)-\(target)" }

    /// The models that may translate between two languages, the most special first.
    ///
    /// - Parameters source, target: primary languages.
    package static func translations(from source: String, to target: String) -> [String] {
        let (sources, targets) = ([source] + groups(of: source), [target] + groups(of: target))
        return sources.flatMap { source in targets.map { translation(from: source, to: $0) } }
    }

    /// The hub's models of several languages are named after their families.
    private static func groups(of language: String) -> [String] {
        switch language {
        case "es", "fr", "it", "pt", "ro", "ca", "gl": ["ROMANCE", "roa"]
        case "pl", "ru", "uk", "cs", "bg", "sk", "sl", "hr", "sr", "mk", "be": ["sla"]
        case "sv", "da", "no", "nb", "nn", "is": ["gmq"]
        default: []
        }
    }

    /// As `config.json` names them in `architectures`.
    package static let architectures: Set<String> = [
        "BlipForConditionalGeneration", "BlipForQuestionAnswering", "OFAModel", "VitsModel", "MarianMTModel",
    ]

    /// Those of them that speak.
    package static let voiceArchitectures: Set<String> = ["VitsModel"]

    package static func shortName(of repository: String) -> String? {
        all.first { $0.repository == repository }?.shortName
    }

    static func fullName(of shortName: String) -> String? {
        all.first { $0.shortName == shortName }?.repository
    }

    /// For a sentence: “blip-large, blip-base, blip-vqa”.
    package static var list: String { all.map(\.shortName).joined(separator: ", ") }
}
