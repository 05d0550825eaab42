/// Turns tokens into text as they come, so that the parts together are what decoding all of them at once gives.
///
/// Text is given as soon as it is whole: bytes that break off within a character are held back until the character is
/// there. (Only where the bytes of one run turn out to be no UTF-8 behind whole characters does it differ: those have
/// been given.)
package struct TokenStream: Sendable {
    private let tokenizer: Tokenizer
    private let skipsSpecialTokens: Bool
    /// Tokens whose text was given last, for what comes next to lean on, and the text of them.
    private var context: [Int] = []
    private var contextText: [UInt8] = []
    /// Tokens whose text is not given yet.
    private var waiting: [Int] = []
    /// Behind so many tokens nothing becomes whole any more.
    private static let mostWaiting = 32

    package init(_ tokenizer: Tokenizer, skippingSpecialTokens: Bool = true) {
        self.tokenizer = tokenizer
        skipsSpecialTokens = skippingSpecialTokens
    }

    /// Takes in the next token.
    ///
    /// - Returns: the text that is whole now, which may be empty.
    package mutating func text(of id: Int) -> String {
        if skipsSpecialTokens, tokenizer.isSpecial(id) { return "" }
        waiting.append(id)
        let text = decoded(context + waiting)
        guard !Self.breaksOff(text) || waiting.count > Self.mostWaiting, let new = newPart(of: text), !new.isEmpty
        else { return "" }
        context = waiting
        contextText = decoded(context)
        waiting = []
        return String(decoding: new, as: UTF8.self)
    }

    /// What is left behind the last token, with U+FFFD for characters that broke off.
    package mutating func finish() -> String {
        guard !waiting.isEmpty else { return "" }
        let new = newPart(of: decoded(context + waiting)) ?? []
        (context, contextText, waiting) = ([], [], [])
        return String(decoding: new, as: UTF8.self)
    }

    private func newPart(of text: [UInt8]) -> [UInt8]? {
        if text.starts(with: contextText) { return Array(text.dropFirst(contextText.count)) }
        return decoded(waiting)
    }

    private func decoded(_ ids: [Int]) -> [UInt8] {
        Array(tokenizer.decode(ids, skippingSpecialTokens: skipsSpecialTokens).utf8)
    }

    /// Whether the last character is one that stands for bytes that are no character, or not yet.
    private static func breaksOff(_ text: [UInt8]) -> Bool { text.suffix(3) == [0xEF, 0xBF, 0xBD] }
}
