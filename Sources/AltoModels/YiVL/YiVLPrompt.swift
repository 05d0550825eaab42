package import Alto

/// A conversation as Yi-VL was trained on it: the system's text, then turns that begin with who speaks.
package enum YiVLPrompt {
    /// Stands for a picture in a message.
    package static let mark = "<image_placeholder>"
    /// Where an answer ends: a text, no token.
    package static let stop = "###"
    /// What the publishers say to the model before all else, in both of its languages.
    package static let system = """
        This is a chat between an inquisitive human and an AI assistant. Assume the role of the AI assistant. \
        Read all the images carefully, and respond to the human's questions with informative, helpful, detailed and \
        polite answers. \
        这是一个好奇的人类和一个人工智能助手之间的对话。假设你扮演这个AI助手的角色。\
        仔细阅读所有的图像，并对人类的问题做出信息丰富、有帮助、详细的和礼貌的回答。
        """

    /// One turn's text.
    package struct Turn: Sendable, Equatable {
        package var isHuman: Bool
        package var text: String

        package init(isHuman: Bool, text: String) {
            self.isHuman = isHuman
            self.text = text
        }
    }

    /// What a person says of a picture.
    package static func message(_ text: String, pictures: Int = 1) -> String {
        String(repeating: mark + "\n", count: pictures) + text
    }

    /// The conversation so far, up to where the assistant is to speak.
    package static func text(_ turns: [Turn], system: String = Self.system) -> String {
        let spoken = turns.map { "\($0.isHuman ? "Human" : "Assistant"): \($0.text)\n\(stop) " }
        return "\(system)\n\n\(stop) \(spoken.joined())Assistant:"
    }

    /// Stands in the place of each vector of a picture. No vocabulary has it.
    package static let placeholder = -1

    /// A text with its pictures: each part between them is encoded by itself, and only the first keeps the token that a
    /// tokenizer may begin texts with.
    ///
    /// - Parameters:
    ///   - pictures: how many there are; as many as marks.
    ///   - places: how many each takes.
    ///   - beginToken: what a tokenizer may begin texts with.
    /// - Throws: `Problem` with code `usage` where there are not as many pictures as marks.
    package static func tokens(
        _ text: String, pictures: Int, places: Int, beginToken: Int?, encode: (String) throws(Problem) -> [Int]
    ) throws(Problem) -> [Int] {
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard parts.count == pictures + 1 else {
            throw Problem(
                .usage, "The text has places for \(parts.count - 1) pictures, but there are \(pictures).")
        }
        var tokens: [Int] = []
        for (index, part) in parts.enumerated() {
            let encoded = try encode(String(part))
            if index > 0 { tokens += Array(repeating: placeholder, count: places) }
            let repeats = index > 0 && beginToken != nil && tokens.first == beginToken && encoded.first == beginToken
            tokens += repeats ? Array(encoded.dropFirst()) : encoded
        }
        return tokens
    }
}
