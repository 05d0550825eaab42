import Foundation

/// A text cut at its punctuation, as the Python package `phonemizer` does it: what lies between becomes phonemes, the
/// marks stay.
struct PunctuatedText {
    /// The stretches without punctuation, none of them empty.
    let stretches: [String]
    private let marks: [Mark]

    private struct Mark {
        enum Position { case alone, begin, middle, end }

        let text: String
        let position: Position
    }

    private static let punctuation = Set(";:,.!?¡¿—…\"«»“”(){}[]".unicodeScalars)

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var stretches: [String] = []
        var marks: [Mark] = []
        var start = 0
        var index = 0
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        while index < scalars.count {
            guard Self.punctuation.contains(scalars[index]) else {
                index += 1
                continue
            }
            // A mark takes the white space on both sides, and further marks behind it.
            var from = index
            while from > start, scalars[from - 1].properties.isWhitespace { from -= 1 }
            var to = index
            while to < scalars.count, Self.punctuation.contains(scalars[to]) || scalars[to].properties.isWhitespace {
                to += 1
            }
            if from > start { stretches.append(string(start..<from)) }
            let position: Mark.Position =
                switch (from == 0, to == scalars.count) {
                case (true, true): .alone
                case (true, false): .begin
                case (false, true): .end
                case (false, false): .middle
                }
            marks.append(Mark(text: string(from..<to), position: position))
            start = to
            index = to
        }
        if start < scalars.count { stretches.append(string(start..<scalars.count)) }
        self.stretches = stretches
        self.marks = marks
    }

    /// The phonemes of the stretches with the marks between them again.
    ///
    /// - Parameter phonemes: as many as there are stretches.
    func restored(_ phonemes: [String]) -> String {
        var rest = phonemes[...]
        var result = ""
        var current = rest.popFirst() ?? ""
        for mark in marks {
            switch mark.position {
            case .alone: return mark.text
            case .begin: current = mark.text + current
            case .middle:
                // A space at the end of a word gives way to the mark.
                if current.hasSuffix(" ") { current.removeLast() }
                result += current + mark.text
                current = rest.popFirst() ?? ""
            case .end:
                if current.hasSuffix(" ") { current.removeLast() }
                current += mark.text
            }
        }
        return result + current
    }
}
