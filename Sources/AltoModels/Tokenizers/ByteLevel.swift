/// GPT-2's way with text (Radford et al., 2019): words by a pattern, bytes as printable characters.
enum ByteLevel {
    /// The character that stands for each byte: itself where it is printable in Latin-1, else one from U+0100 up.
    static let characters: [UInt32] = {
        var next: UInt32 = 0x100
        return (0..<256).map { byte in
            if (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || (0xAE...0xFF).contains(byte) {
                return UInt32(byte)
            }
            defer { next += 1 }
            return next
        }
    }()

    /// The byte for which each of the 256 characters stands.
    private static let bytes: [UInt32: UInt8] = {
        var bytes: [UInt32: UInt8] = [:]
        for (byte, character) in characters.enumerated() { bytes[character] = UInt8(byte) }
        return bytes
    }()

    /// The text of tokens: their bytes in a row, what is no UTF-8 replaced by U+FFFD. A token with a character that
    /// stands for no byte (an added one) is taken as it is.
    static func decode(_ tokens: [[UInt8]]) -> String {
        var text: [UInt8] = []
        for token in tokens {
            let start = text.count
            for scalar in String(decoding: token, as: UTF8.self).unicodeScalars {
                guard let byte = bytes[scalar.value] else {
                    text.replaceSubrange(start..., with: token)
                    break
                }
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The next word from `start`, by hand what the pattern says, alternative by alternative:
    /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`
    ///
    /// - Returns: the end of the word, always beyond `start`, which has to lie inside.
    static func endOfWord(from start: Int, in points: [UInt32]) -> Int {
        if points[start] == 0x27, let end = endOfContraction(from: start, in: points) { return end }
        var first = start
        if points[start] == 0x20, start + 1 < points.count, kind(of: points[start + 1]) != .space { first += 1 }
        let wanted = kind(of: points[first])
        var end = first + 1
        while end < points.count, kind(of: points[end]) == wanted { end += 1 }
        // White space before a word leaves its last character to that word.
        if wanted == .space, end < points.count, end - start > 1 { return end - 1 }
        return end
    }

    private static func endOfContraction(from start: Int, in points: [UInt32]) -> Int? {
        func follows(_ offset: Int) -> UInt32 { start + offset < points.count ? points[start + offset] : 0 }
        return switch (follows(1), follows(2)) {
        case (0x73, _), (0x74, _), (0x6D, _), (0x64, _): start + 2
        case (0x72, 0x65), (0x76, 0x65), (0x6C, 0x6C): start + 3
        default: nil
        }
    }

    private enum Kind { case letter, number, space, other }

    private static func kind(of point: UInt32) -> Kind {
        let properties = CodePoints.properties(of: point)
        if properties.contains(.letter) { return .letter }
        if properties.contains(.number) { return .number }
        return properties.contains(.space) ? .space : .other
    }
}
