/// Texts that nobody writes, and that strangers send.
package enum HostileTexts {
    /// Each of them, again and again, was or could be too much for a loop over text.
    package static let units = [
        " ", "\t", "\n", "\r\n", "a", "A", "9", ".", "Dr. ", "A. ", "\"", "”", ",", ", ", ":", "<", "&", "(", "[[", "漢",
        "漢，", "。", "🙂",
        "👩\u{200D}", "🇩", "\u{301}", "\u{316}\u{334}", " \u{301}", "\u{200D}", "\u{202E}", "\u{FE0F}", "\u{1100}",
        "\u{600}", "क\u{94D}", "\u{0}", "א", "½",
        "http://", "a.", "1,", "-", "'", "\u{10FFFF}", "\u{E000}",
    ]

    package static func long(_ unit: String, bytes: Int) -> String {
        String(repeating: unit, count: bytes / unit.utf8.count)
    }

    /// Runs of a few of the units, the same ones each time.
    package static func random(_ count: Int, seed: UInt64) -> [String] {
        var numbers = SplitMix64(state: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 0...12, using: &numbers)).map { _ in
                let length = [1, 2, 40, 310, 700].randomElement(using: &numbers) ?? 1
                return String(
                    repeating: units.randomElement(using: &numbers) ?? "",
                    count: Int.random(in: 1...length, using: &numbers))
            }.joined()
        }
    }

    /// What no preparation of a text may lose.
    package static func letters(_ text: some StringProtocol) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { $0.properties.generalCategory.isLetter || $0.properties.numericType != nil }
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter].contains(self)
    }
}

/// Numbers that look random (Steele, Lea and Flood 2014).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
