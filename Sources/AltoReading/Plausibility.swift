/// What is text and what is a picture of something else. All limits are here; `Benchmarks/quality/reading` measures them.
///
/// A listener cannot check the picture, so a sign missed is better than a sign made up. Tesseract gives print 0.90 to
/// 0.97 a word; of what it reads into fur, leaves, lattice and cloth, 99 of 100 words get less than 0.8, and the rest
/// are one to three letters.
enum Plausibility {
    /// A line that stands by itself in a picture.
    static let aloneConfidence = 0.72
    /// And one so short that chance could have made it.
    static let shortConfidence = 0.86
    static let shortLetters = 4
    /// Letters that a line by itself has at least.
    static let aloneLetters = 3
    /// A line read like this needs no second reading.
    static let sureConfidence = 0.88
    static let sureLetters = 6
    /// Below this a second attempt at the same line is not worth its time.
    static let hopelessConfidence = 0.3
    /// A line among others that were read with certainty.
    static let amongConfidence = 0.62
    /// So many letters read with certainty make a picture one of text.
    static let lettersOfAPage = 24
    /// A word below this at the end of a line is dirt beside it.
    static let dirtConfidence = 0.45
    /// Except in a line with so many letters read with certainty, for words of the dictionary.
    static let lettersOfPrint = 12
    static let worstInPrint = 0.2
    /// How far two readings of one line at different sizes may differ, as a share of its characters.
    static let mostDisagreement = 0.2
    /// Letters a letter height of width: print has between 0.6 (wide capitals) and 2.2 (narrow small letters).
    static let lettersPerHeight = 0.3...3.2

    /// The line without what is dirt at its ends, or inside of it.
    static func cleaned(_ reading: LineReading) -> LineReading {
        var reading = reading
        // Tesseract is unsure of the last words of a line that it reads without a fault before.
        let sure = reading.words.filter { $0.confidence >= sureConfidence }
        let isPrint = sure.reduce(0) { $0 + $1.text.letterCount } >= lettersOfPrint
        func isDirt(_ word: Word) -> Bool {
            if word.text.letterCount == 0 { return word.confidence < 0.7 || isRule(word.text) }
            if isPrint, word.isInDictionary, word.confidence >= worstInPrint { return false }
            return word.confidence < dirtConfidence
        }
        while let last = reading.words.last, isDirt(last) { reading.words.removeLast() }
        while let first = reading.words.first, isDirt(first) { reading.words.removeFirst() }
        return reading
    }

    /// Rules, frames and dots are read as dashes and bars.
    private static func isRule(_ text: String) -> Bool {
        text.allSatisfy { "—–-_=~|.,'‘’“”\"`·•".contains($0) }
    }

    /// Whether a line could be text at all, going by what was read and where.
    static func fits(_ reading: LineReading, width: Double) -> Bool {
        let characters = Double(reading.words.reduce(0) { $0 + $1.text.count + 1 }) - 1
        let heights = width / max(1, reading.letterHeight)
        return lettersPerHeight.contains(characters / max(0.5, heights))
    }

    /// Whether a line is read with certainty without any other line beside it, once a second reading confirms it.
    static func standsAlone(_ reading: LineReading) -> Bool {
        let letters = reading.letterCount
        guard letters >= aloneLetters else { return false }
        guard reading.confidence >= (letters > shortLetters ? aloneConfidence : shortConfidence) else { return false }
        let characters = reading.words.reduce(0) { $0 + $1.text.count }
        guard Double(letters) >= 0.6 * Double(characters) else { return false }
        // A run of one-letter words is texture: at least one word is a word or a number.
        return reading.words.contains { $0.text.letterCount >= 3 && $0.confidence >= aloneConfidence }
            || reading.words.filter { $0.text.letterCount >= 2 }.count >= 2
    }

    static func isSure(_ reading: LineReading) -> Bool {
        reading.letterCount >= sureLetters && reading.confidence >= sureConfidence
    }

    static func couldBeText(_ reading: LineReading) -> Bool {
        reading.confidence >= hopelessConfidence && reading.letterCount >= 2
    }

    /// Whether about as many pieces of ink were found as letters were read; letters of a word may touch, and a letter
    /// may be broken.
    static func hasItsLetters(_ reading: LineReading, pieces: Int) -> Bool {
        let letters = Double(reading.letterCount)
        return Double(pieces) >= 0.4 * letters && Double(pieces) <= 2 * letters + 1
    }

    /// Whether a line is believed among others.
    static func standsAmongOthers(_ reading: LineReading) -> Bool {
        reading.confidence >= amongConfidence && reading.letterCount >= 1
    }

    /// Whether a second reading says the same.
    static func agree(_ a: LineReading, _ b: LineReading) -> Bool {
        let first = a.text.filter { !$0.isWhitespace }, second = b.text.filter { !$0.isWhitespace }
        let longest = max(first.count, second.count)
        guard longest > 0 else { return false }
        return Double(distance(Array(first), Array(second))) <= mostDisagreement * Double(longest)
    }

    /// Levenshtein's distance.
    static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let next = min(row[j] + 1, row[j + 1] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[b.count]
    }
}
