/// Properties of code points as the reference tokenizers see them (see Tools/reference/unicode_tables.py).
enum CodePoints {
    struct Properties: OptionSet {
        let rawValue: UInt8

        static let removed = Properties(rawValue: 1)
        static let whitespace = Properties(rawValue: 2)
        static let punctuation = Properties(rawValue: 4)
        static let mark = Properties(rawValue: 8)
        static let letter = Properties(rawValue: 16)
        static let number = Properties(rawValue: 32)
        /// White space in GPT-2's pattern.
        static let space = Properties(rawValue: 64)
        /// Has a canonical decomposition or a combining class: normalization has to look at it.
        static let unsettled = Properties(rawValue: 128)
    }

    static func properties(of point: UInt32) -> Properties {
        Properties(rawValue: point < 0x110000 ? table[Int(point)] : 0)
    }

    static func contains(_ point: UInt32, _ property: Properties) -> Bool {
        properties(of: point).contains(property)
    }

    /// CJK ideographs that Bert sets apart: the blocks that its authors listed.
    static func isIdeograph(_ point: UInt32) -> Bool {
        switch point {
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2B73F, 0x2B740...0x2B81F,
            0x2B920...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            true
        default: false
        }
    }

    /// One byte a code point: 1.1 MB, filled once, in return for one load a look-up.
    private static let table: [UInt8] = {
        var table = [UInt8](repeating: 0, count: 0x110000)
        let sets: [(String, Properties)] = [
            (UnicodeCategories.removed, .removed), (UnicodeCategories.whitespace, .whitespace),
            (UnicodeCategories.punctuation, .punctuation), (UnicodeCategories.marks, .mark),
            (UnicodeCategories.letters, .letter), (UnicodeCategories.numbers, .number),
            (UnicodeCategories.spaces, .space),
        ]
        for (text, property) in sets {
            for range in HexadecimalRanges(text) {
                for point in range { table[Int(point)] |= property.rawValue }
            }
        }
        for point in CanonicalDecomposition.mapped { table[Int(point)] |= Properties.unsettled.rawValue }
        return table
    }()
}

/// The ranges in a text such as `41-5A 5F 61-7A`, which this project's generator writes. What is malformed is left out.
struct HexadecimalRanges: Sequence, IteratorProtocol {
    private var words: ArraySlice<Substring>

    init(_ text: some StringProtocol, separator: (Character) -> Bool = \.isWhitespace) {
        words = text.split(whereSeparator: separator).map { Substring($0) }[...]
    }

    mutating func next() -> ClosedRange<UInt32>? {
        while let word = words.popFirst() {
            let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
            if let first = ends.first, let last = ends.last, first <= last, last < 0x110000 { return first...last }
        }
        return nil
    }
}
