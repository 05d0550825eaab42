/// Says a text in another language.
public protocol Translator: Sendable {
    /// - Parameters source, target: BCP 47 tags.
    /// - Returns: nil where it cannot say all of it in the other language: half a translation misleads.
    func translate(_ text: String, from source: String, to target: String) async -> String?
}

extension Caption {
    /// An answer in another language where somebody can translate it, with what the model wrote beside it; else as it is.
    package func translated(to language: String, by translator: any Translator) async -> Caption {
        guard let said = await translator.translate(text, from: self.language, to: language) else { return self }
        var copy = self
        (copy.original, copy.text, copy.language) = (text, said, language)
        return copy
    }
}

extension Description {
    /// The caption in the language of the narration, where somebody can translate it; what the model wrote is kept beside it.
    public func captioned(in language: String, by translator: any Translator) async -> Description {
        guard let caption, !caption.text.isEmpty,
            LanguageTag(caption.language)?.primary != LanguageTag(language)?.primary,
            let text = await translator.translate(CaptionText.clean(caption.text), from: caption.language, to: language)
        else { return self }
        var copy = self
        copy.caption?.original = caption.text
        copy.caption?.text = text
        copy.caption?.language = language
        if var agreement = caption.agreement {
            // Words alone are translated badly: they are told only where all of them can be said.
            var words: [String] = []
            for word in agreement.words {
                if let said = await translator.translate(word, from: caption.language, to: language) {
                    words.append(Self.asWord(said, in: language))
                }
            }
            agreement.words = words.count == agreement.words.count ? words : []
            if let other = await translator.translate(
                CaptionText.clean(agreement.text), from: agreement.language, to: language)
            {
                (agreement.text, agreement.language) = (other, language)
            }
            copy.caption?.agreement = agreement
        }
        return copy
    }

    /// A translation of a word, which may have come as a sentence: without its end, and small but where nouns are written large.
    private static func asWord(_ text: String, in language: String) -> String {
        let word = text.filter { !".!?。！？।؟".contains($0) }
        return LanguageTag(language)?.primary == "de" ? word : word.prefix(1).lowercased() + word.dropFirst()
    }

    /// The read text in the language of the narration beside what was read; for those who ask for it. Block by block: one that
    /// nobody can translate leaves all of it untranslated.
    public func textTranslated(to language: String, by translator: any Translator) async -> Description {
        guard let text else { return self }
        var parts: [String] = []
        var isForeign = false
        for block in text.blocks {
            guard let source = block.language else { return self }
            if LanguageTag(source)?.primary == LanguageTag(language)?.primary {
                parts.append(block.content)
            } else {
                guard
                    let said = await translator.translate(
                        PrintableText.clean(block.content), from: source, to: language)
                else { return self }
                parts.append(said)
                isForeign = true
            }
        }
        guard isForeign else { return self }
        var copy = self
        copy.text?.translation = parts.joined(separator: "\n\n")
        return copy
    }
}
