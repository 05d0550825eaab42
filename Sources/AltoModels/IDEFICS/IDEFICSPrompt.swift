/// A conversation as IDEFICS was taught it: turns that begin with who speaks, and in them pictures between borders. As
/// the publishers' examples and transformers' processor write it; its files hold no template.
enum IDEFICSPrompt {
    static let border = "<fake_token_around_image>"
    static let image = "<image>"
    static let endOfTurn = "<end_of_utterance>"
    /// Where an answer ends, too: a model that was not taught to converse goes on with the other's words.
    static let stop = "\nUser:"

    /// The conversation so far, up to where the assistant is to speak.
    ///
    /// - Parameter endOfTurn: empty for a model that does not know the token.
    static func text(_ messages: [ChatMessage], endOfTurn: String) -> String {
        var text = ""
        for message in messages {
            let isTold = message.role == "system"
            // What the model is told stands before the first turn, as in the publishers' own demonstration.
            if !isTold { text += message.role == "user" ? "User:" : "Assistant:" }
            var isFirst = !isTold
            for part in message.asParts(true).parts {
                switch part {
                case .text(let said):
                    let said = plain(said)
                    guard !said.isEmpty else { continue }
                    text += isFirst ? " " + said : said
                case .image:
                    // Between two pictures there is one border.
                    text += text.hasSuffix(border) ? image + border : border + image + border
                }
                isFirst = false
            }
            text += isTold ? "\n" : endOfTurn + "\n"
        }
        return text + "Assistant:"
    }

    /// What somebody writes begins no turn, and has no spaces around it.
    private static func plain(_ text: String) -> String {
        let text = text.replacing("\nUser:", with: "\n User:").replacing("\nAssistant:", with: "\n Assistant:")
        return String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

extension ChatMessage {
    fileprivate var parts: [Part] {
        switch content {
        case .text(let text): [.text(text)]
        case .parts(let parts): parts
        }
    }
}
