/// Puts spaces back that the network drops ("NOPARKING", "greyvalues"), where the picture shows a gap between two
/// letters of a script that has spaces.
enum SpaceRestorer {
    /// In columns of a line's image, which is 48 pixels high: print has 0 to 6 between letters and 10 or more between
    /// words; letters set apart have up to 20.
    enum Limits {
        static let leastGap = 10.0
        /// Beside the median of the line's gaps between letters.
        static let ratio = 2.5
        static let excess = 3.0
        /// Beside the widest quarter of them.
        static let ratioOfWide = 1.6
        /// Digits are set wider.
        static let ratioOfDigits = 3.5
        /// Between a letter and a digit, beside the narrowest gap.
        static let leastGapAtDigit = 12.0
        /// A column whose range of lightness is below this share of a letter's is empty.
        static let ink = 0.35
        /// Letters that differ less from their ground show no gap.
        static let leastContrast = 60
        /// Beside spaces that the network has seen in this line.
        static let shareOfKnown = 0.9
    }

    static func restored(_ characters: [TextRecognizer.Character], in image: LineImage) -> [TextRecognizer.Character] {
        guard characters.count >= 3 else { return characters }
        let contrast = image.columnContrast()
        let sorted = contrast.sorted()
        let strong = sorted[min(sorted.count - 1, sorted.count * 9 / 10)]
        guard strong >= Limits.leastContrast else { return characters }
        let empty = Int(Limits.ink * Double(strong))
        func gap(_ left: TextRecognizer.Character, _ right: TextRecognizer.Character) -> Double {
            let from = Int((left.start + left.end) / 2 * Double(image.width))
            let to = Int((right.start + right.end) / 2 * Double(image.width))
            var longest = 0, run = 0
            for column in max(0, from)..<max(max(0, from), min(image.width, to)) {
                run = contrast[column] < empty ? run + 1 : 0
                longest = max(longest, run)
            }
            return Double(longest)
        }
        var between: [Double] = [], known: [Double] = []
        for index in characters.indices.dropFirst() where characters[index].text != " " {
            if characters[index - 1].text != " " {
                between.append(gap(characters[index - 1], characters[index]))
            } else if index >= 2 {
                known.append(gap(characters[index - 2], characters[index]))
            }
        }
        let sortedGaps = between.sorted()
        guard let narrowest = sortedGaps.first else { return characters }
        let usual = sortedGaps[sortedGaps.count / 2]
        // Without the widest, which may be the space.
        let wide = sortedGaps[max(0, min(sortedGaps.count - 2, sortedGaps.count * 3 / 4))]
        var result: [TextRecognizer.Character] = []
        for character in characters {
            if let last = result.last, isSpaced(last.text, before: true), isSpaced(character.text, before: false) {
                let digits =
                    (last.text.first?.isNumber == true ? 1 : 0) + (character.text.first?.isNumber == true ? 1 : 0)
                var least = max(
                    Limits.leastGap, (digits == 2 ? Limits.ratioOfDigits : Limits.ratio) * usual + Limits.excess,
                    Limits.ratioOfWide * wide)
                if digits == 1 {
                    least = max(Limits.leastGapAtDigit, Limits.ratio * narrowest + Limits.excess)
                }
                if let narrowest = known.min() { least = max(least, Limits.shareOfKnown * narrowest) }
                if gap(last, character) >= least {
                    result.append(
                        TextRecognizer.Character(
                            text: " ", confidence: 1, start: last.end, end: max(last.end, character.start)))
                }
            }
            result.append(character)
        }
        return result
    }

    /// Letters and digits of alphabets, and the marks that stand at words' ends.
    private static func isSpaced(_ text: String, before: Bool) -> Bool {
        guard let scalar = text.unicodeScalars.first, scalar.value < 0x0530 else { return false }
        if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
        return (before ? "%&,;:!?)" : "&(").unicodeScalars.contains(scalar)
    }
}
