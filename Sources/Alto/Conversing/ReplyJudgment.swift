/// Whether an answer may be told as it stands.
///
/// What rests on nothing that was measured is hedged by the model's own certainty, as captions are.
public enum ReplyJudgment: Sendable, Equatable {
    case plain
    /// It is told, with a doubt.
    case unsure
    /// A guess: "I cannot tell" is the better answer.
    case guess

    /// - Parameter facts: what was measured of the pictures that it is about.
    public init(of reply: Reply, facts: [MeasuredFacts]) {
        if Self.admits(reply.text) || Self.rests(reply.text, on: facts) {
            self = .plain
            return
        }
        self =
            switch Confidence.certainty(of: reply.confidence) {
            case .sure: .plain
            case .unsure: .unsure
            case .guess: .guess
            }
    }

    /// Whether it says by itself that it cannot be told.
    private static func admits(_ text: String) -> Bool {
        let lowered = text.lowercased()
        return admissions.contains(where: lowered.contains)
    }

    private static let admissions =
        [
            "cannot tell", "can't tell", "can’t tell", "not sure", "unclear", "cannot be seen", "can't see",
            "can’t see",
            "cannot see", "not possible to", "no clear",
        ]
        + ConversationWords.all.flatMap { words in
            // Without its full stop: it may go on.
            [words.cannotTell, words.notSure].map { String($0.lowercased().dropLast()) }
        }

    /// Whether it repeats a name, a text or a label that was measured.
    private static func rests(_ text: String, on facts: [MeasuredFacts]) -> Bool {
        let words = Set(MeasuredFacts.words(of: text))
        return facts.contains { !$0.words.isDisjoint(with: words) && $0.confirms(words) }
    }
}

extension MeasuredFacts {
    /// A word that any text has, such as "the", confirms nothing.
    fileprivate func confirms(_ said: Set<String>) -> Bool {
        !words.intersection(said).subtracting(Self.common).isEmpty
    }

    private static let common: Set<String> = [
        "the", "and", "for", "with", "you", "your", "are", "not", "this", "that", "from", "have", "has", "was", "all",
        "can",
        "one", "two", "there", "here", "what", "who", "our", "out", "its",
    ]
}
