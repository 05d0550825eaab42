import Alto

/// An utterance cut where its script changes to one that a voice does not read.
enum ScriptRuns {
    /// Seconds of silence where the voice changes within a sentence.
    private static let pause = 0.08

    /// - Parameter language: the voice's.
    /// - Returns: the utterance itself, or its parts; those of other scripts name the language that most write in them.
    static func parts(of utterance: Utterance, readBy language: String) -> [Utterance] {
        var runs: [(text: String, system: WritingSystem?)] = []
        for word in utterance.text.split(separator: " ") {
            let system = foreignSystem(of: word, language)
            // What has no letters goes with what stands before it.
            let isNeutral = system == nil && !word.contains(where: \.isLetter) && !word.contains(where: \.isNumber)
            if let last = runs.indices.last,
                isNeutral || runs[last].system == system || isOne(runs[last].system, system)
            {
                runs[last].text += " \(word)"
            } else {
                runs.append((String(word), system))
            }
        }
        guard runs.contains(where: { $0.system != nil }) else { return [utterance] }
        return runs.enumerated().map { index, run in
            var part = utterance
            part.text = run.text
            part.pronunciations = utterance.pronunciations.filter { run.text.contains($0.key) }
            if index > 0 { part.pause = pause }
            if run.system != nil { part.language = WritingSystem(of: run.text)?.usualLanguage }
            return part
        }
    }

    /// nil where the voice reads the word, and for a single letter of Greek, which is called by its name.
    private static func foreignSystem(of word: Substring, _ language: String) -> WritingSystem? {
        guard word.unicodeScalars.contains(where: { !$0.isASCII }), let system = WritingSystem(of: String(word)),
            system != .latin, !system.isRead(in: language)
        else { return nil }
        return system == .greek && word.count(where: \.isLetter) == 1 ? nil : system
    }

    /// Japanese writes kana and han side by side.
    private static func isOne(_ one: WritingSystem?, _ other: WritingSystem?) -> Bool {
        [.kana, .han].contains(one) && [.kana, .han].contains(other)
    }
}
