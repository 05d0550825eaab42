/// Tells which language a text is in.
public protocol LanguageIdentifier: Sendable {
    /// - Returns: nil where the text is too short or too mixed to tell.
    func language(of text: String) -> IdentifiedLanguage?
}

public struct IdentifiedLanguage: Hashable, Sendable {
    /// BCP 47 tag.
    public var tag: String
    /// 0 to 1: how much of the text is in that language.
    public var confidence: Double

    public init(tag: String, confidence: Double) {
        self.tag = tag
        self.confidence = confidence
    }
}
