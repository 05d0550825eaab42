/// Says a text in another language.
public protocol Translator: Sendable {
    /// - Parameters source, target: BCP 47 tags.
    /// - Returns: nil where it cannot say all of it in the other language: half a translation misleads.
    func translate(_ text: String, from source: String, to target: String) async -> String?
}

extension Description {
    /// The caption in the language of the narration, where somebody can translate it; what the model wrote is kept beside it.
    public func captioned(in language: String, by translator: any Translator) async -> Description {
        guard let caption, !caption.text.isEmpty, LanguageTag(caption.language)?.primary != LanguageTag(language)?.primary,
            let text = await translator.translate(CaptionText.clean(caption.text), from: caption.language, to: language)
        else { return self }
        var copy = self
        copy.caption?.original = caption.text
        copy.caption?.text = text
        copy.caption?.language = language
        return copy
    }
}
