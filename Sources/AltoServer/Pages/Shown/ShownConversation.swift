import AltoStore

/// What a page shows of the conversation about a picture: what was said, and what can be asked. Nothing is offered that nobody
/// could answer.
struct ShownConversation {
    /// Who answers questions.
    enum Answerer: String {
        /// A model that converses.
        case chat
        /// One that answers each question by itself.
        case answers
    }

    var messages: [JobMessage]
    var recorded: RecordedAnswers?
    /// Nil where no model answers.
    var answerer: Answerer?
    /// Whether the service has the picture: a browser need not send it.
    var isKept: Bool
    /// Questions and answers are in English, whatever the page's language.
    var isEnglish: Bool

    /// For the template of details; nil where nothing was said and nothing can be asked.
    func values(_ texts: PageTexts) -> [String: Any]? {
        let suggestions = suggestions(texts)
        guard !messages.isEmpty || !suggestions.isEmpty || answerer != nil else { return nil }
        var values: [String: Any] = [
            "turns": turns, "hasTurns": !turns.isEmpty, "suggestions": suggestions, "isKept": isKept,
            "isEnglish": isEnglish, "chats": answerer == .chat,
        ]
        values["models"] = answerer?.rawValue
        return values
    }

    private static let words: [(RecordedAnswers.Subject, String)] = [
        (.text, "suggestText"), (.people, "suggestWho"), (.left, "suggestLeft"), (.codes, "suggestCodes"),
    ]

    /// Who is there and what is on the left can be asked of any picture; text and codes where there are some.
    private func suggestions(_ texts: PageTexts) -> [[String: Any]] {
        Self.words.compactMap { subject, key in
            let isRecorded = recorded?.answer(about: subject) != nil
            let isAsked = answerer != nil && [.people, .left].contains(subject)
            guard isRecorded || isAsked else { return nil }
            return ["about": subject.rawValue, "words": texts[key], "isRecorded": isRecorded]
        }
    }

    /// Questions with their answers.
    private var turns: [[String: String]] {
        var turns: [[String: String]] = []
        for message in messages {
            switch message.role {
            case .user: turns.append(["question": message.text])
            case .assistant:
                guard !turns.isEmpty else { continue }
                turns[turns.count - 1]["answer"] = message.text
                turns[turns.count - 1]["language"] = message.language
            }
        }
        return turns.filter { $0["answer"] != nil }
    }
}
