/// What of the network's readings is text. Into pictures without text it reads '★' at .64, '口' at .85, "VV" at .80;
/// print it reads at .9 and more. A sign missed is better than a sign made up.
enum NetworkPlausibility {
    /// A line by itself in a picture.
    static let aloneConfidence = 0.85
    static let aloneLetters = 3
    /// And one of two letters, or of two characters of Chinese or Japanese.
    static let shortConfidence = 0.95
    /// No character of a short line may be less sure.
    static let shortWeakest = 0.85
    static let shortLetters = 4
    /// A number with its unit, which is short: its box is sure, too.
    static let quantityScore = 0.8
    static let quantityConfidence = 0.9
    static let quantityWeakest = 0.8
    static let loneDigitConfidence = 0.99
    /// Lines beside one that stands alone.
    static let amongConfidence = 0.75
    /// A single letter or digit beside others.
    static let singleConfidence = 0.9
    /// But rings, bars and boxes are seen as these.
    static let shapes: Set<String> = [
        "o", "O", "0", "l", "I", "i", "1", "c", "C", "D", "T", "口", "一", "〇", "丨", "回", "ロ", "ー",
    ]
    /// And its height beside theirs.
    static let singleHeights = 0.4...2.5
    /// Below this a line is worth another look from its other end.
    static let sureConfidence = 0.93
    /// Boxes of less sure outline are not read a second time.
    static let secondLookScore = 0.65

    /// Without symbols that are no text, and without spaces and flecks at the ends.
    static func cleaned(_ line: NetworkLine) -> NetworkLine {
        var line = line
        line.characters.removeAll { isSymbol($0.text) }
        func isFleck(_ character: TextRecognizer.Character) -> Bool {
            character.text.allSatisfy(\.isWhitespace) || (character.text.letterCount == 0 && character.confidence < 0.6)
        }
        while let last = line.characters.last, isFleck(last) { line.characters.removeLast() }
        while let first = line.characters.first, isFleck(first) { line.characters.removeFirst() }
        // Neighboring spaces are one.
        var characters: [TextRecognizer.Character] = []
        for character in line.characters where character.text != " " || characters.last?.text != " " {
            characters.append(character)
        }
        line.characters = characters
        return line
    }

    /// Stars, arrows, dingbats, faces, clocks: the network knows a thousand of them and sees them in ornaments.
    private static func isSymbol(_ text: String) -> Bool {
        guard let scalar = text.unicodeScalars.first else { return true }
        switch scalar.properties.generalCategory {
        case .otherSymbol: return !"©®™°№℃".unicodeScalars.contains(scalar)
        case .mathSymbol, .modifierSymbol: return scalar.value > 0xFF
        default: return false
        }
    }

    /// Whether a line can be believed without any other beside it.
    static func standsAlone(_ line: NetworkLine) -> Bool {
        let letters = line.letterCount
        let known = line.characters.filter { $0.text != " " }
        if isQuantity(line, known) { return true }
        guard letters >= 2, 10 * letters >= 6 * known.count else { return false }
        guard Set(line.text.lowercased().filter { $0.isLetter || $0.isNumber }).count > 1 else { return false }
        // Runs of single letters and strokes are lattice.
        guard line.text.split(separator: " ").contains(where: { String($0).letterCount >= 2 }) else { return false }
        if letters < aloneLetters {
            return line.confidence >= shortConfidence && (known.map(\.confidence).min() ?? 0) >= shortConfidence
        }
        guard line.confidence >= aloneConfidence else { return false }
        return letters > shortLetters || (known.map(\.confidence).min() ?? 0) >= shortWeakest - 0.25
    }

    /// A number with its unit: "-5 °C", "€5".
    private static func isQuantity(_ line: NetworkLine, _ known: [TextRecognizer.Character]) -> Bool {
        guard known.count >= 2, line.score >= quantityScore, line.confidence >= quantityConfidence,
            known.allSatisfy({ $0.confidence >= quantityWeakest })
        else { return false }
        return line.text.contains { ("2"..."9").contains($0) } && line.text.contains { "°℃%€$£¥".contains($0) }
            && line.text.allSatisfy { $0.isNumber || " °℃%€$£¥CFK+-−.,".contains($0) }
    }

    /// The only thing in a picture, and a digit that no ring or bar looks like.
    private static func isLoneDigit(_ line: NetworkLine) -> Bool {
        line.text.count == 1 && line.text.allSatisfy { ("2"..."9").contains($0) } && line.score >= quantityScore
            && line.confidence >= loneDigitConfidence
    }

    /// The lines of a picture that are believed: none, unless one stands alone.
    ///
    /// - Parameter others: how high lines are that were read in another way.
    static func believed(_ lines: [NetworkLine], besideHeights others: [Double] = []) -> [NetworkLine] {
        let heights = lines.filter(standsAlone).map(\.quad.height) + others
        guard !heights.isEmpty else { return lines.count == 1 ? lines.filter(isLoneDigit) : [] }
        return lines.filter { line in
            if standsAlone(line) { return true }
            guard line.letterCount >= 1 else { return false }
            let known = line.characters.filter { $0.text != " " }
            let isSized = heights.contains { singleHeights.contains(line.quad.height / max(1, $0)) }
            if line.letterCount == 1 || Set(known.map(\.text)).count == 1 {
                return isSized && line.confidence >= singleConfidence && !known.contains { shapes.contains($0.text) }
            }
            return isSized && line.confidence >= amongConfidence
        }
    }
}
