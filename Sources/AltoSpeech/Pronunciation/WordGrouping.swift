/// Tokens parted and put together to words, and the stress of a word of several tokens: misaki's rules.
enum WordGrouping {
    /// Says nothing inside a word.
    static let junk = Set("',-._‘’/".unicodeScalars)
    /// Ends a clause or lets it breathe.
    static let marks = Set(";:,.!?—…".unicodeScalars)
    private static let spokenMarks = marks.union("\"“”".unicodeScalars)
    private static let markTags: Set<String> = [
        ".", ",", "-LRB-", "-RRB-", "``", "\"\"", "''", ":", "$", "#", "NFP",
    ]
    private static let phonemesOfMarks = ["-LRB-": "(", "-RRB-": ")", "``": "“", "\"\"": "”", "''": "”"]

    /// Each word has one token or several; marks and signs of currencies know their phonemes.
    static func words(of tokens: [PronouncedToken]) -> [[PronouncedToken]] {
        var words: [(tokens: [PronouncedToken], isOpen: Bool)] = []
        var currency: String?
        for (index, token) in tokens.enumerated() {
            var parts = parts(of: token)
            for number in parts.indices {
                var part = parts[number]
                let isLast = number == parts.count - 1
                if part.isSettled {
                } else if part.tag == "$", LexiconNumbers.currencies[part.text] != nil {
                    currency = part.text
                    part.phonemes = ""
                } else if part.tag == ":", part.text == "-" || part.text == "–" {
                    part.phonemes = "—"
                } else if markTags.contains(part.tag), !isASCIILetters(part.text) {
                    part.phonemes =
                        phonemesOfMarks[part.tag] ?? String(part.text.unicodeScalars.filter(spokenMarks.contains))
                } else if currency != nil {
                    let nextIsNumber = index + 1 < tokens.count && tokens[index + 1].tag == "CD"
                    if part.tag != "CD" { currency = nil } else if isLast, !nextIsNumber { part.currency = currency }
                } else if number > 0, !isLast, part.text == "2", joinsLetters(parts, number) {
                    part.alias = "to"
                }
                parts[number] = part
                if part.isSettled {
                    words.append(([part], false))
                } else if let last = words.indices.last, words[last].isOpen,
                    words[last].tokens.last?.hasSpace == false
                {
                    part.isHead = false
                    words[last].tokens.append(part)
                } else {
                    words.append(([part], !part.hasSpace))
                }
            }
        }
        return words.map(\.tokens)
    }

    private static func parts(of token: PronouncedToken) -> [PronouncedToken] {
        guard !token.isSettled else { return [token] }
        let texts = SubtokenPattern.parts(of: token.text)
        guard !texts.isEmpty else { return [token] }
        return texts.enumerated().map { index, text in
            PronouncedToken(text: text, tag: token.tag, hasSpace: token.hasSpace && index == texts.count - 1)
        }
    }

    private static func isASCIILetters(_ text: String) -> Bool {
        text.lowercased().unicodeScalars.allSatisfy { (0x61...0x7A).contains($0.value) }
    }

    private static func joinsLetters(_ parts: [PronouncedToken], _ number: Int) -> Bool {
        parts[number - 1].text.unicodeScalars.last?.isLetter == true
            && parts[number + 1].text.unicodeScalars.first?.isLetter == true
    }

    /// Says what is left silent, decides whether the parts are heard as words of their own, and weakens some of
    /// their stresses.
    static func settleStress(_ word: inout [PronouncedToken]) {
        guard let last = word.indices.last else { return }
        let text = word.enumerated().map { $1.text + ($1.hasSpace && $0 < last ? " " : "") }.joined()
        let kinds = Set(
            text.unicodeScalars.filter { !junk.contains($0) }.map { $0.isLetter ? 0 : $0.isASCIIDigit ? 1 : 2 })
        let isParted = text.contains(scalar: " ") || text.contains(scalar: "/") || kinds.count > 1
        for index in word.indices {
            if word[index].phonemes != nil {
                if index > 0 { word[index].hasSpaceBefore = isParted }
                continue
            }
            let scalars = word[index].text.unicodeScalars
            if index == last, scalars.count == 1, let mark = scalars.first, marks.contains(mark) {
                word[index].phonemes = word[index].text
            } else if scalars.allSatisfy(junk.contains) {
                word[index].phonemes = ""
            }
        }
        guard !isParted else { return }
        let heard = word.indices.filter { word[$0].phonemes?.isEmpty == false }
        func isStressed(_ index: Int) -> Bool { word[index].phonemes?.contains(scalar: PhonemeStress.primary) ?? false }
        func weaken(_ index: Int) {
            word[index].phonemes = word[index].phonemes.map { PhonemeStress.applied(-0.5, to: $0) }
        }
        if heard.count == 2, word[heard[0]].text.unicodeScalars.count == 1 { return weaken(heard[1]) }
        guard heard.count > 1, heard.filter(isStressed).count > (heard.count + 1) / 2 else { return }
        let lightestFirst = heard.map { index in
            (isStressed(index) ? 1 : 0, PhonemeStress.weight(word[index].phonemes ?? ""), index)
        }.sorted { $0 < $1 }
        for (_, _, index) in lightestFirst.prefix(heard.count / 2) { weaken(index) }
    }
}
