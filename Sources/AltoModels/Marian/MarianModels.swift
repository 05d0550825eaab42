/// The models of the Helsinki group.
enum MarianModels {
    static let published =
        ["es", "fr", "de", "it", "nl", "ru", "hi", "ar", "zh", "ROMANCE", "sla"].map { language in
            PublishedModel(
                "opus-mt-en-\(language)", repository(from: "en", to: language),
                purpose: families[language] ?? "captions in the language \(language)", tasks: [.translation])
        }
        + ["es", "fr", "de", "it", "nl", "pl", "ru", "hi", "ar", "zh", "ROMANCE"].map { language in
            PublishedModel(
                "opus-mt-\(language)-en", repository(from: language, to: "en"),
                purpose: "read text from \(language == "ROMANCE" ? "Romance languages" : language) to English",
                tasks: [.translation])
        }

    private static let families = [
        "ROMANCE": "captions in Portuguese and its kin", "sla": "captions in Polish and its kin",
    ]

    /// Those that may translate between two primary languages, the most special first.
    @Sendable static func repositories(from source: String, to target: String) -> [String] {
        let (sources, targets) = ([source] + groups(of: source), [target] + groups(of: target))
        return sources.flatMap { source in targets.map { repository(from: source, to: $0) } }
    }

    private static func repository(from source: String, to target: String) -> String {
        "Helsinki-NLP/opus-mt-\(source)-\(target)"
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
}
