import Alto

/// A voice and the languages it can stand for.
struct Candidate {
    let voice: any Voice
    let tag: LanguageTag
    /// Further tags, each with how gladly the engine would take it: less is better.
    let others: [(tag: LanguageTag, priority: Int)]

    init(_ voice: any Voice) {
        self.voice = voice
        tag = LanguageTag(voice.facts.language) ?? .english
        others = []
    }

    init(_ voice: EspeakVoice) {
        self.voice = voice
        tag = LanguageTag(voice.facts.language) ?? .english
        others = voice.otherLanguages
    }
}

/// The nearest voice for a language.
///
/// For the tag and then each of its fallbacks: first voices of exactly that tag, then voices of a dialect of it or
/// that their engine offers for it. Among several the higher rank wins, then the engine's priority, then its order.
enum VoiceMatch {
    static func best(of candidates: [Candidate], for tag: LanguageTag) -> Candidate? {
        for range in tag.fallbacks {
            let exact = candidates.filter { $0.tag == range }
            if let match = first(of: exact, for: range) { return match }
            let wider = candidates.filter { $0.tag.isWithin(range) || $0.others.contains { $0.tag == range } }
            if let match = first(of: wider, for: range) { return match }
        }
        return nil
    }

    private static func first(of candidates: [Candidate], for range: LanguageTag) -> Candidate? {
        func order(_ candidate: Candidate) -> (Int, Int) {
            let priority = candidate.others.first { $0.tag == range }?.priority ?? 10
            return (-candidate.voice.facts.rank, priority)
        }
        // `min` keeps the first of equals.
        return candidates.min { order($0) < order($1) }
    }
}

extension LanguageTag {
    static let english = LanguageTag(subtags: ["en"])
}
