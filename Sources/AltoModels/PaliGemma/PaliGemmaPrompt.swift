/// What PaliGemma is asked, and the tokens by which it is (Beyer et al., 2024, section 3.2).
package struct PaliGemmaPrompt: Sendable {
    private let tokenizer: Tokenizer
    private let config: PaliGemmaConfig
    private let bos: Int

    /// The words with which its tasks begin. The models called “mix” know all of them, others what they were tuned to.
    private static let tasks = ["answer", "cap", "caption", "describe", "detect", "ocr", "question", "segment"]

    /// - Parameter tokenizer: gets the tokens of places and segments, where it lacks them.
    package init(_ tokenizer: inout Tokenizer, _ config: PaliGemmaConfig) {
        // As the reference adds them: in this order.
        tokenizer.add(AddedToken("<image>", isSpecial: true))
        for place in 0..<1024 { tokenizer.add(AddedToken(Self.numbered("loc", place, digits: 4))) }
        for segment in 0..<128 { tokenizer.add(AddedToken(Self.numbered("seg", segment, digits: 3))) }
        self.tokenizer = tokenizer
        self.config = config
        bos = tokenizer.roles["bos"] ?? tokenizer.id(of: "<bos>") ?? 2
    }

    /// A question as the model was asked ones: as it is where it begins with a task, such as `detect cat`.
    ///
    /// - Parameter language: of the answer, such as "en".
    package static func text(of question: String, language: String = "en") -> String {
        let first = question.split(separator: " ", maxSplits: 1).first.map { $0.lowercased() } ?? ""
        return tasks.contains(first) ? question : "answer \(language) \(question)"
    }

    /// The parts of the picture, the beginning of a text, the text, a line break.
    package func tokens(_ text: String) -> [Int] {
        let words = tokenizer.encode(text + "\n", addingSpecialTokens: false)
        return [Int](repeating: config.imageToken, count: config.imageTokens) + [bos] + words
    }

    private static func numbered(_ name: String, _ number: Int, digits: Int) -> String {
        let text = String(number)
        return "<\(name)\(String(repeating: "0", count: max(0, digits - text.count)))\(text)>"
    }
}
