/// Takes out the spaces that joining tokens left before punctuation and contractions, by the reference's list and in
/// its order.
enum SpaceCleanup {
    enum Extra { case none, contractedNot }

    /// - Parameter extra: the WordPiece decoder also makes “ do not” “ don't”; the tidying of whole texts does not.
    static func apply(to text: [UInt8], including extra: Extra) -> [UInt8] {
        guard mayNeedCleanup(text) else { return text }
        var text = text
        for (index, rule) in rules.enumerated() where index != 7 || extra == .contractedNot {
            replace(rule.from, with: rule.to, in: &text)
        }
        return text
    }

    private static let rules: [(from: [UInt8], to: [UInt8])] = [
        (" .", "."), (" ?", "?"), (" !", "!"), (" ,", ","), (" ' ", "'"), (" n't", "n't"), (" 'm", "'m"),
        (" do not", " don't"), (" 's", "'s"), (" 've", "'ve"), (" 're", "'re"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

    private static func mayNeedCleanup(_ text: [UInt8]) -> Bool {
        for index in text.indices.dropLast() where text[index] == 0x20 {
            switch text[index + 1] {
            case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ","), UInt8(ascii: "'"),
                UInt8(ascii: "n"), UInt8(ascii: "d"):
                return true
            default: break
            }
        }
        return false
    }

    private static func replace(_ from: [UInt8], with to: [UInt8], in text: inout [UInt8]) {
        var result: [UInt8] = []
        var index = 0
        var hasChanged = false
        while index < text.count {
            if text[index] == from[0], text[index...].starts(with: from) {
                if !hasChanged { result = Array(text[..<index]) }
                hasChanged = true
                result.append(contentsOf: to)
                index += from.count
            } else {
                if hasChanged { result.append(text[index]) }
                index += 1
            }
        }
        if hasChanged { text = result }
    }
}
