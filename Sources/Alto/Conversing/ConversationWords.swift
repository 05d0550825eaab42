/// What Alto itself says in a conversation, in one language, and the ready wish for a long description.
public struct ConversationWords: Sendable {
    /// BCP 47 tag.
    public let language: String
    /// As models are told which language is wanted.
    public let englishName: String
    /// Where something cannot be seen: a good answer.
    public let cannotTell: String
    /// Behind an answer of which the model itself is not sure.
    public let notSure: String
    /// The oldest turns no longer fit into what the model keeps in mind.
    public let beginningLeftOut: String
    private let wish: @Sendable (_ sentences: Int) -> String

    /// Sentences of a long description: a listener keeps no more in mind.
    public static let longDescription = 8

    init(
        _ language: String, _ englishName: String, cannotTell: String, notSure: String, beginningLeftOut: String,
        wish: @escaping @Sendable (_ sentences: Int) -> String
    ) {
        self.language = language
        self.englishName = englishName
        self.cannotTell = cannotTell
        self.notSure = notSure
        self.beginningLeftOut = beginningLeftOut
        self.wish = wish
    }

    /// What a model is asked for a long description that is listened to.
    public func wishForLongDescription(sentences: Int = longDescription) -> String { wish(sentences) }

    /// Those of a language, or of the language that Alto narrates in instead; English where it knows none.
    public static func of(_ tag: String) -> ConversationWords {
        let language = (try? NarrationCatalogs.find(tag))?.language ?? "en"
        let primary = LanguageTag(language)?.primary
        return all.first { $0.language == language } ?? all.first { $0.language == primary } ?? english
    }
}
