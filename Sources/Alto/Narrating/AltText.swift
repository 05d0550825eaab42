/// Alt text: another product of the same facts. One sentence, at most 125 characters, no file name, no emoji.
public struct AltText: Sendable {
    /// Screen readers break longer texts into parts, and some cut them.
    public static let longest = 125

    private let catalog: any NarrationCatalog

    public init(catalog: any NarrationCatalog = EnglishCatalog(dialect: .american)) {
        self.catalog = catalog
    }

    public func text(for description: Description) -> String {
        // The warning is put before the whole: no part is one.
        var unwarned = description
        unwarned.moderation = nil
        let told = parts(of: unwarned).map(Self.withoutEmoji).filter { !$0.isEmpty }
        let isSensitive = description.moderation.map(Confidence.isSensitive) ?? false
        let first = told.first.map { isSensitive ? catalog.altTextOfSensitive(Self.continued($0)) : $0 }
        let parts = (first.map { [$0] } ?? []) + told.dropFirst()
        guard var result = parts.first.map(Self.withoutEnd) else { return "" }
        // What does not fit whole is left out, but for the first part: half a name is worse than none.
        for part in parts.dropFirst() where result.count + 2 + part.count + 1 <= Self.longest {
            result += "\(catalog.comma)\(Self.continued(Self.withoutEnd(part)))"
        }
        return cut(result.prefix(1).uppercased() + result.dropFirst())
    }

    private func parts(of description: Description) -> [String] {
        let group = FaceGroup(in: description)
        let names = group.names
        let quoted = description.text.map(QuotedText.init)
        let text = quoted.flatMap { $0.isLong || $0.wordCount == 0 ? nil : $0.spoken }
        if let caption = description.caption, let certainty = Confidence.certainty(ofCaptionIn: description),
            certainty != .guess
        {
            let words = CaptionText.clean(caption.text)
            let isSure = certainty == .sure
            let main =
                !catalog.isIn(caption.language)
                ? "\(catalog.captionFollows(isSure: isSure)) \(words)" : isSure ? words : catalog.hedgedCaption(words)
            return catalog.altText(main, names: names, text: text)
        }
        if let quoted, quoted.isLong {
            return [catalog.altTextOfLongText(beginning: quoted.beginning(full: true), description.appearance?.kind)]
        }
        if let label = ToldLabel(of: description, in: catalog) {
            let main = catalog.altTextOfLabel(label.word, isSure: label.isSure)
            return catalog.altText(main, names: names, text: text)
        }
        if !names.isEmpty {
            let main = catalog.altTextOfPeople(names, others: group.others, description.appearance?.kind)
            return catalog.altText(main, names: [], text: text)
        }
        let codes = Narrator(catalog: catalog).narrate(description).sentences.filter { $0.kind == .codes }.map(\.text)
        let colors = description.appearance?.colors.prefix(3) ?? []
        let isPlain = description.people?.faces.isEmpty ?? true && text == nil && !Narrator.showsNothing(description)
        if isPlain, !colors.isEmpty {
            return [catalog.altTextOfColors(Array(colors), description.appearance?.kind)] + codes
        }
        let narration = Narrator(catalog: catalog, detail: .brief).narrate(description)
        guard
            let main =
                (narration.sentences.first { $0.kind == .opening || $0.carriesContent } ?? narration.sentences.first)?
                .text
        else { return [] }
        return catalog.altText(main, names: [], text: text) + codes
    }

    /// A sentence as a part of another: "A QR code …" becomes "a QR code …".
    private static func continued(_ text: String) -> String {
        text.hasPrefix("A ") || text.hasPrefix("An ") ? text.prefix(1).lowercased() + text.dropFirst() : text
    }

    private static func withoutEnd(_ text: String) -> String {
        var text = text
        while let last = text.last, ".,…。、।،".contains(last) || last.isWhitespace { text.removeLast() }
        return text
    }

    private static func withoutEmoji(_ text: String) -> String {
        PrintableText.clean(
            text.filter { character in
                !character.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
            })
    }

    /// At most `longest` characters, cut at a clause where one ends late enough, else at a word; punctuated.
    private func cut(_ text: String) -> String {
        let longest = Self.longest
        // A quotation that ends as a sentence does ends the alt text, too.
        let ending = text.last.map { "”»“」".contains($0) } ?? false ? text.dropLast().last : text.last
        if let ending, "!?！？؟".contains(ending) || (ending != text.last && ".。।".contains(ending)),
            text.boundedCharacters.count <= longest
        {
            return text
        }
        let characters = text.boundedCharacters
        guard characters.count + 1 > longest else { return text + catalog.fullStop }
        let room = characters.prefix(longest - 1)
        if let clause = room.lastIndex(where: { ",;:，、；：،؛".contains($0) }), clause > longest * 2 / 3 {
            return Self.withoutEnd(String(room[..<clause])) + catalog.fullStop
        }
        // Chinese and Japanese have no spaces, or few.
        let space = room.lastIndex(of: " ").flatMap { $0 > longest / 2 ? $0 : nil }
        return Self.withoutEnd(String(room[..<(space ?? room.endIndex)])) + "…"
    }
}
