/// Turns a description into sentences: what is said, and in what order. How it is said, the catalogue knows.
///
/// A pure function; the rules are those of docs/narration.md. The listener cannot check the picture, so reasons not
/// to trust the rest come first, nothing is said that no observer found, and there is always something to hear.
public struct Narrator: Sendable {
    private let catalog: any NarrationCatalog
    private let detail: Detail
    private let readsAllText: Bool

    /// - Parameter readsAllText: whether a long text is said to its end. With full detail it is.
    public init(
        catalog: any NarrationCatalog = EnglishCatalog(dialect: .american), detail: Detail = .normal,
        readsAllText: Bool = false
    ) {
        self.catalog = catalog
        self.detail = detail
        self.readsAllText = readsAllText || detail == .full
    }

    /// Whether something in a language needs no other voice.
    public func speaks(_ tag: String) -> Bool { catalog.isIn(tag) }

    public func narrate(_ description: Description) -> Narration {
        var sentences = warnings(about: description)
        if !Self.showsNothing(description) {
            sentences += content(of: description)
            sentences += failures(in: description)
        }
        return Narration(language: catalog.language, sentences: stoppedIfBrief(sentences))
    }

    // MARK: 1. Warnings: sensitive content, reasons not to trust the rest

    /// Nothing can be seen and nobody found anything: a caption of such a picture would be made up.
    static func showsNothing(_ description: Description) -> Bool {
        guard let appearance = description.appearance, description.text == nil, description.codes.isEmpty,
            description.people?.faces.isEmpty ?? true
        else { return false }
        return appearance.quality.contains(.black) || appearance.kind == .blank
    }

    private func warnings(about description: Description) -> [Narration.Sentence] {
        let isSensitive = description.moderation.map(Confidence.isSensitive) ?? false
        var texts = (isSensitive ? [catalog.sensitive] : []) + (description.facts.isDamaged ? [catalog.damaged] : [])
        let quality = description.appearance?.quality ?? []
        if Self.showsNothing(description) {
            let isBlack = quality.contains(.black)
            texts.append(isBlack ? catalog.almostBlack : catalog.blank(description.appearance?.colors.first?.name))
        } else {
            let flaws = Appearance.Quality.allCases.filter(quality.contains)
            if !flaws.isEmpty { texts.append(catalog.flawed(flaws)) }
        }
        if description.facts.isPartial { texts.append(catalog.incomplete) }
        texts += catalog.page(of: description.facts)
        for edge in cutOffEdges(of: description.people?.faces.map(\.box) ?? [], in: description) {
            texts.append(catalog.faceCutOff(at: edge))
        }
        // A screenshot is cut where its window ends; a photo or a page is cut by mistake.
        if [.photo, .document].contains(description.appearance?.kind) {
            for edge in cutOffEdges(of: description.text?.blocks.map(\.box) ?? [], in: description) {
                texts.append(catalog.textCutOff(at: edge))
            }
        }
        return texts.map { Narration.Sentence(.warning, $0) }
    }

    private func cutOffEdges(of boxes: [Box], in description: Description) -> [Edge] {
        let edges = boxes.flatMap { box -> [Edge] in
            var touched: [Edge] = []
            if box.x <= 0 { touched.append(.left) }
            if box.x + box.width >= description.width { touched.append(.right) }
            if box.y <= 0 { touched.append(.top) }
            if box.y + box.height >= description.height { touched.append(.bottom) }
            return touched
        }
        return Edge.allCases.filter(edges.contains)
    }

    // MARK: 2 to 6. Content

    private func content(of description: Description) -> [Narration.Sentence] {
        let label = ToldLabel(of: description, in: catalog)
        let caption = label.map(told) ?? caption(of: description)
        // Without a usable caption or label the kind of picture opens; after one that was left out, it would only pad.
        let opening = caption.isEmpty ? kind(of: description) : caption
        return opening + people(in: description, afterKind: caption.isEmpty) + text(of: description)
            + unread(in: description) + codes(in: description) + measured(in: description, isLabeled: label != nil)
    }

    private func told(_ label: ToldLabel) -> [Narration.Sentence] {
        [Narration.Sentence(.label, label.isSure ? catalog.label(label.word) : catalog.hedgedLabel(label.word))]
    }

    private func caption(of description: Description) -> [Narration.Sentence] {
        guard let caption = description.caption else { return [] }
        let text = CaptionText.clean(caption)
        let certainty = Confidence.certainty(ofCaptionIn: description) ?? .guess
        guard certainty != .guess else { return [Narration.Sentence(.caption, catalog.unsureWhatItShows)] }
        if !catalog.isIn(caption.language) {
            // Read by a voice of the wrong language it would be noise: it is announced, and spoken by one of its own.
            let english = EnglishCatalog(dialect: .american)
            let announced = Narration.Sentence(.opening, catalog.captionFollows(isSure: certainty == .sure))
            return [announced]
                + said(caption, text, certainty, by: english, isAnnounced: true)
                .map { Narration.Sentence(.caption, $0, language: caption.language) }
        }
        return said(caption, text, certainty, by: catalog).map { Narration.Sentence(.caption, $0) }
    }

    /// - Parameter isAnnounced: its doubt was told before it.
    private func said(
        _ caption: Caption, _ text: String, _ certainty: Confidence.Certainty, by catalog: any NarrationCatalog,
        isAnnounced: Bool = false
    ) -> [String] {
        let plain = certainty == .sure || isAnnounced
        if caption.isLong {
            // Its doubt stands behind it: before several sentences it would belong to the first alone.
            let doubt = plain ? [] : [ConversationWords.of(catalog.language).notSure]
            return Sentences.split(text).map(catalog.caption) + doubt
        }
        let own = plain ? catalog.caption(text) : catalog.hedgedCaption(text)
        // What the other model only guesses neither confirms nor contradicts.
        guard let agreement = caption.agreement, !agreement.isWhole,
            Confidence.certainty(of: agreement.confidence) != .guess
        else { return [own] }
        let both = agreement.words.isEmpty ? [] : [catalog.bothSee(agreement.words.map { PrintableText.clean($0) })]
        let other = CaptionText.clean(agreement.text)
        return both + [own] + (other.isEmpty || !catalog.isIn(agreement.language) ? [] : [catalog.orPerhaps(other)])
    }

    private func kind(of description: Description) -> [Narration.Sentence] {
        // Its own sentence says that it is a code.
        if description.isOfCodes { return [] }
        if description.appearance?.kind == .document, let text = description.text, isShortened(QuotedText(text)) {
            return []  // The text's own sentence says that it is a document.
        }
        let group = FaceGroup(in: description)
        // "A photo." alone tells nothing yet, and a name tells more than a count.
        let isOpening = group.faces.isEmpty || !group.names.isEmpty || group.isAtLeast
        let sentence = catalog.kind(description.appearance?.kind, faces: group.isAtLeast ? [] : group.positions)
        return [Narration.Sentence(isOpening ? .opening : .people, sentence)]
    }

    private func people(in description: Description, afterKind: Bool) -> [Narration.Sentence] {
        let group = FaceGroup(in: description)
        let (names, others) = (group.names, group.others)
        var texts: [String] = []
        if afterKind, group.tellsRow, !group.isAtLeast {
            texts.append(catalog.fromLeft(group.faces.map { $0.name.map { PrintableText.clean($0) } }))
        } else if !names.isEmpty {
            texts.append(catalog.recognized(names))
            if others > 0 { texts.append(catalog.morePeople(others, isAtLeast: group.isAtLeast)) }
        } else if others > 0 && (!afterKind || group.isAtLeast) {
            texts.append(catalog.people(others, isAtLeast: group.isAtLeast))
        }
        return texts.map { Narration.Sentence(.people, $0) }
    }

    private func text(of description: Description) -> [Narration.Sentence] {
        guard let text = description.text else { return [] }
        let quoted = QuotedText(text)
        guard quoted.wordCount > 0 else { return [] }
        let isSure = Confidence.isSure(of: text)
        let sentence: String
        var said = quoted.spoken
        if isShortened(quoted) {
            let beginning = quoted.beginning()
            said = beginning
            let isDocument = description.caption == nil && description.appearance?.kind == .document
            sentence =
                isDocument
                ? catalog.longDocument(words: quoted.roundedWordCount, beginning: beginning, isSure: isSure)
                : catalog.longText(words: quoted.roundedWordCount, beginning: beginning, isSure: isSure)
        } else {
            let marked = quoted.marked(in: catalog.language)
            sentence = isSure ? catalog.textReads(marked) : catalog.textMaySay(marked)
        }
        var read = Narration.Sentence(.text, sentence, quotes: quoted.quotes(of: said, in: catalog.language), of: said)
        read.quotedLines = quoted.signLines
        var own = [catalog.unreadCells(in: text), catalog.doubtfulWords(in: text)].compactMap(\.self)
        if let translation = text.translation {
            // As much of it as of the text itself.
            let meant = QuotedText(ReadText(content: translation, language: catalog.language, blocks: []))
            let translated = isShortened(meant) ? "\(meant.beginning()) …" : meant.marked(in: catalog.language)
            own.insert(catalog.textMeans(translated), at: 0)
        }
        return [read] + own.map { Narration.Sentence(.text, $0) }
    }

    /// Whether only its length and its beginning are said.
    private func isShortened(_ text: QuotedText) -> Bool { text.isLong && !readsAllText }

    private func codes(in description: Description) -> [Narration.Sentence] {
        let spoken = 3
        var texts = description.codes.prefix(spoken).flatMap { catalog.code($0) }
        if description.codes.count > spoken {
            texts.append(catalog.moreCodes(description.codes.count - spoken, isAtLeast: description.hasMoreCodes))
        }
        return texts.map { Narration.Sentence(.codes, $0) }
    }

    private func measured(in description: Description, isLabeled: Bool) -> [Narration.Sentence] {
        var texts: [String] = []
        let isCaptioned = description.caption != nil
        let faces = description.people?.faces ?? []
        let isUnread = description.problems.contains { $0.problem.script != nil }
        let isEmpty = faces.isEmpty && description.text == nil && description.codes.isEmpty && !isUnread
        let isFull = detail == .full
        if let appearance = description.appearance {
            let isClear = !appearance.quality.contains(.blurred)
            let isTold = isLabeled || Confidence.certainty(ofCaptionIn: description).map { $0 != .guess } ?? false
            let needsColors = isEmpty && isClear && !isTold
            if isFull || needsColors {
                let main = Array(appearance.colors.prefix(3))
                if !main.isEmpty { texts.append(catalog.colors(main)) }
                if appearance.quality.isEmpty, let light = catalog.light(appearance.brightness) { texts.append(light) }
            }
        }
        if !isCaptioned, !description.isOfCodes {
            // That a cheetah has no face is no news.
            let noFaces = faces.isEmpty && description.completed.contains(.faces) && !isLabeled
            let noText = description.text == nil && description.completed.contains(.text)
            // That a page of text shows no face is no news.
            let isNews = noText || (noFaces && description.text == nil)
            if isNews { texts.append(catalog.nothingFound(faces: noFaces, text: noText)) }
        }
        if isFull {
            if let date = description.facts.captured { texts.append(catalog.captured(date)) }
        }
        return texts.map { Narration.Sentence(.measured, $0) }
    }

    /// A stage that failed says so: otherwise its silence would sound like "there is none".
    private func failures(in description: Description) -> [Narration.Sentence] {
        description.problems.filter { $0.problem.script == nil }.compactMap { catalog.couldNotLook(for: $0.stage) }
            .map { Narration.Sentence(.failure, $0) }
    }

    /// Text that was seen and that nobody could read, where text is told.
    private func unread(in description: Description) -> [Narration.Sentence] {
        description.problems.compactMap(\.problem.script).map {
            Narration.Sentence(.failure, catalog.unreadText(in: $0))
        }
    }

    // MARK: 7. Brief

    private func stoppedIfBrief(_ sentences: [Narration.Sentence]) -> [Narration.Sentence] {
        guard detail == .brief, let first = sentences.firstIndex(where: { $0.carriesContent }) else { return sentences }
        return Array(sentences[...first])
    }
}
