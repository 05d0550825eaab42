/// Parts a text that is too long to be taken at once.
package enum TextPieces {
    /// Pieces that make up the text again, each of at most `longest` Unicode scalars (a single character may have more).
    ///
    /// - Parameter cut: where to end a piece, given the characters there is room for. Whatever it answers, each piece has
    ///   at least one character and no more than there is room for: so the end is always reached.
    package static func parted(
        _ text: ArraySlice<Character>, longest: Int, cut: (ArraySlice<Character>) -> Int
    ) -> [ArraySlice<Character>] {
        var pieces: [ArraySlice<Character>] = []
        var start = text.startIndex
        while start < text.endIndex {
            var end = start
            var room = longest
            while end < text.endIndex, room >= text[end].unicodeScalars.count {
                room -= text[end].unicodeScalars.count
                end += 1
            }
            if end < text.endIndex { end = min(cut(text[start..<end]), end) }
            end = max(end, start + 1)
            pieces.append(text[start..<end])
            start = end
        }
        return pieces
    }
}

extension StringProtocol {
    /// The characters, none of more than 32 Unicode scalars: a megabyte of accents on one letter is a single `Character`,
    /// and to compare it takes minutes. No writing needs as many (UAX #15 allows for 30 marks).
    package var boundedCharacters: [Character] {
        let most = 32
        var characters: [Character] = []
        for character in self {
            // A scalar has at least one byte.
            guard character.utf8.count > most else {
                characters.append(character)
                continue
            }
            var rest = character.unicodeScalars[...]
            while !rest.isEmpty {
                characters += String(rest.prefix(most))
                rest = rest.dropFirst(most)
            }
        }
        return characters
    }
}
