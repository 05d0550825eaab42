/// Alt text: another product of the same facts. One sentence, at most 125 characters, no file name, no emoji.
public struct AltText: Sendable {
    /// Screen readers break longer texts into parts, and some cut them.
    public static let longest = 125

    private let catalog: any NarrationCatalog

    public init(catalog: any NarrationCatalog = EnglishCatalog(dialect: .american)) {
        self.catalog = catalog
    }

    /// A part of the sentence, and whether Alto worded its beginning: only that is adapted to where it stands.
    private struct Part {
        var text: String
        var isOwn = true
        /// What was read, where its beginning is better than nothing.
        var read: (text: QuotedText, isSure: Bool)?
    }

    public func text(for description: Description) -> String {
        // The warning is put before the whole: no part is one.
        var unwarned = description
        unwarned.moderation = nil
        var parts = parts(of: unwarned).map { part in
            Part(text: Self.withoutEmoji(part.text), isOwn: part.isOwn, read: part.read)
        }.filter { !$0.text.isEmpty }
        guard let first = parts.first else { return "" }
        if description.moderation.map(Confidence.isSensitive) ?? false {
            parts[0].text = warned(continued(first))
        }
        var result = Self.withoutEnd(parts[0].text)
        // What does not fit whole is left out, but for the first part, and for text that nobody captioned: half a name is
        // worse than none.
        for part in parts.dropFirst() {
            guard let part = fitted(part, to: Self.longest - result.count - 3) else { continue }
            result += catalog.clauseComma + continued(Part(text: Self.withoutEnd(part.text), isOwn: part.isOwn))
        }
        return cut(result.prefix(1).uppercased() + result.dropFirst())
    }

    private func parts(of description: Description) -> [Part] {
        let group = FaceGroup(in: description)
        let names = group.names
        let kind = description.appearance?.kind
        let quoted = description.text.map { QuotedText($0, pairsHeaders: false) }
        let narration = Narrator(catalog: catalog).narrate(description)
        let codes = own(narration.sentences.filter { $0.kind == .codes }.map(\.text))
        let rest = text(in: description) + codes
        if let caption = description.caption, let certainty = Confidence.certainty(ofCaptionIn: description),
            certainty != .guess
        {
            let whole = CaptionText.clean(caption)
            let words = caption.isLong ? Sentences.split(whole).first ?? whole : whole
            let isSure = certainty == .sure
            let isForeign = !catalog.isIn(caption.language)
            let main =
                isForeign
                ? catalog.captionFollows(isSure: isSure).spaced(words) : isSure ? words : catalog.hedgedCaption(words)
            // A model's capital may be a name's, but for an article's.
            let isOwn = isForeign || !isSure || main.hasPrefix("A ") || main.hasPrefix("An ")
            return own(catalog.altText(main, names: names), isOwn: isOwn) + rest
        }
        if let quoted, quoted.isLong { return [Part(text: beginning(of: quoted, kind))] }
        if let label = ToldLabel(of: description, in: catalog) {
            let main = catalog.altTextOfLabel(label.word, isSure: label.isSure)
            return own(catalog.altText(main, names: names), isOwn: !label.isSure) + rest
        }
        if !names.isEmpty {
            let others = group.isAtLeast ? 0 : group.others
            return own([catalog.altTextOfPeople(names, others: others, kind)]) + atLeast(group) + rest
        }
        let colors = description.appearance?.colors.prefix(3) ?? []
        let hasText = quoted.map { $0.wordCount > 0 } ?? false
        if description.isOfCodes { return codes + text(in: description) }
        if Narrator.showsNothing(description) { return own(narration.sentences.prefix(1).map(\.text)) }
        if description.people?.faces.isEmpty ?? true, !hasText, !colors.isEmpty {
            return own([catalog.altTextOfColors(Array(colors), kind)]) + rest
        }
        // A caption that is left here was a guess.
        let main =
            description.caption == nil
            ? catalog.altTextOfKind(kind, faces: group.isAtLeast ? [] : group.positions) : catalog.unsureWhatItShows
        return own([main]) + atLeast(group) + rest
    }

    private func own(_ texts: [String], isOwn: Bool = true) -> [Part] {
        texts.enumerated().map { Part(text: $1, isOwn: $0 > 0 || isOwn) }
    }

    /// That there may be more people than were found.
    private func atLeast(_ group: FaceGroup) -> [Part] {
        guard group.isAtLeast, group.others > 0 else { return [] }
        return own([
            group.names.isEmpty
                ? catalog.people(group.others, isAtLeast: true) : catalog.morePeople(group.others, isAtLeast: true)
        ])
    }

    private func text(in description: Description) -> [Part] {
        guard let text = description.text else {
            let unread = description.problems.compactMap(\.problem.script).map { UnreadScript(name: $0.name) }
            return own(unread.map(catalog.unreadText))
        }
        let quoted = QuotedText(text, pairsHeaders: false)
        guard !quoted.isLong, quoted.wordCount > 0 else { return [] }
        let marked = quoted.marked(in: catalog.language)
        let isSure = Confidence.isSure(of: text)
        let part = Part(
            text: catalog.altTextOfText(marked, isSure: isSure),
            read: description.caption == nil ? (quoted, isSure) : nil)
        return [part] + own([catalog.unreadCells(in: text)].compactMap(\.self))
    }

    /// The part if there is room for it; of a text that is too long its first words.
    private func fitted(_ part: Part, to room: Int) -> Part? {
        if part.text.count <= room { return part }
        guard let (quoted, isSure) = part.read, quoted.wordCount > Self.fewestWords else { return nil }
        return (Self.fewestWords..<quoted.wordCount).reversed().lazy.map { count in
            let words = Self.withoutEnd(quoted.beginning(of: count))
            let beginning = CodeQuote.detail(words + "…", in: catalog.language)
            return Part(text: Self.withoutEmoji(catalog.altTextOfText(beginning, isSure: isSure)))
        }.first { $0.text.count <= room }
    }

    /// Fewer words of a text tell nothing.
    private static let fewestWords = 3

    /// As many of its first words as there is room for.
    private func beginning(of quoted: QuotedText, _ kind: Appearance.Kind?) -> String {
        let texts = (1...QuotedText.longestSpoken).reversed().lazy.map { count in
            let beginning = quoted.beginning(of: count) + "…"
            return catalog.altTextOfLongText(beginning: CodeQuote.detail(beginning, in: catalog.language), kind)
        }
        return texts.first { $0.boundedCharacters.count <= Self.longest } ?? catalog.altTextOfKind(kind, faces: [])
    }

    /// Behind the warning, which ends in a colon unless another follows.
    private func warned(_ text: String) -> String {
        let warned = catalog.altTextOfSensitive(text)
        guard text.contains(catalog.colon), let colon = warned.firstRange(of: catalog.colon) else { return warned }
        return warned[..<colon.lowerBound] + catalog.clauseComma + warned[colon.upperBound...]
    }

    private func continued(_ part: Part) -> String { part.isOwn ? catalog.continued(part.text) : part.text }

    private static func withoutEnd(_ text: String) -> String {
        var text = text
        while let last = text.last, ".,。、।،".contains(last) || last.isWhitespace { text.removeLast() }
        return text
    }

    private static func withoutEmoji(_ text: String) -> String {
        let kept = text.filter { character in
            !character.unicodeScalars.contains { $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
        }
        return kept.split(separator: " ").joined(separator: " ")
    }

    /// At most `longest` characters, cut at a clause where one ends late enough, else at a word; punctuated.
    private func cut(_ text: String) -> String {
        let longest = Self.longest
        let ended = catalog.ended(text)
        if ended.boundedCharacters.count <= longest { return ended }
        let characters = text.boundedCharacters
        let room = characters.prefix(longest - 1)
        if let clause = room.lastIndex(where: { ",;:，、；：،؛".contains($0) }), clause > longest * 2 / 3 {
            return Self.withoutEnd(String(room[..<clause])) + catalog.fullStop
        }
        // Chinese and Japanese have no spaces, or few.
        let space = room.lastIndex(of: " ").flatMap { $0 > longest / 2 ? $0 : nil }
        let rest = Self.withoutEnd(String(room[..<(space ?? room.endIndex)]))
        return rest.last == "…" ? rest : rest + "…"
    }
}
