/// What is text and what is a picture of something else. All limits are here; `Benchmarks/quality/reading` measures them.
///
/// A listener cannot check the picture, so a sign missed is better than a sign made up. Tesseract gives print 0.90 to
/// 0.97 a word; of what it reads into fur, leaves, lattice and cloth, 99 of 100 words get less than 0.8, and the rest
/// are one to three letters.
enum Plausibility {
    /// A line that stands by itself in a picture.
    static let aloneConfidence = 0.72
    /// And one so short that chance could have made it.
    static let shortConfidence = 0.9
    static let shortLetters = 4
    /// Letters that a line by itself has at least.
    static let aloneLetters = 3
    /// A line read like this needs no second reading.
    static let sureConfidence = 0.88
    static let sureLetters = 6
    /// Below this a second reading at another size is not made.
    static let secondReadingConfidence = 0.5
    /// Lines wider than so many letter heights are probed in their middle first.
    static let probedAspect = 18.0
    static let probeHeights = 12.0
    /// Lines as even as this are read with all else blanked, whatever the first reading said.
    static let evenLine = 0.7
    /// A sign seldom stands upside down: it has to read that much better so.
    static let upsideDownAdvantage = 1.2
    /// Short words of less even letters are texture.
    static let evenShortLine = 0.7
    /// Below this a second attempt at the same line is not worth its time.
    static let hopelessConfidence = 0.3
    /// A line among others that were read with certainty.
    static let amongConfidence = 0.62
    /// So many letters read with certainty make a picture one of text.
    static let lettersOfAPage = 24
    /// A word below this at the end of a line is dirt beside it.
    static let dirtConfidence = 0.45
    /// And for a word of so few letters at the end of a sign: its frame, or a fleck beside it.
    static let flecks = 2
    static let fleckConfidence = 0.8
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
            return word.confidence < (isPrint || word.text.letterCount > flecks ? dirtConfidence : fleckConfidence)
        }
        while let last = reading.words.last, isDirt(last) { reading.words.removeLast() }
        while let first = reading.words.first, isDirt(first) { reading.words.removeFirst() }
        if !isPrint { trimMarks(&reading) }
        return reading
    }

    /// Flecks beside a sign are read as a quote that opens or closes nothing.
    private static func trimMarks(_ reading: inout LineReading) {
        let marks: Set<Character> = ["'", "‘", "’", "\"", "“", "”", "`", "*", "|", "\\", "_", "~"]
        guard var last = reading.words.popLast() else { return }
        if marks.contains(last.text.last ?? " "), !(last.text + reading.text).dropLast().contains(where: marks.contains)
        {
            last.text.removeLast()
        }
        reading.words.append(last)
        let first = reading.words[0].text
        if marks.contains(first.first ?? " "), !reading.text.dropFirst().contains(where: marks.contains) {
            reading.words[0].text = String(first.dropFirst())
        }
        reading.words.removeAll { $0.text.isEmpty }
    }

    /// Rules, frames and dots are read as dashes and bars.
    private static func isRule(_ text: String) -> Bool {
        text.allSatisfy { "—–-_=~|.,'‘’“”\"`·•\\/*".contains($0) }
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
        // Three triangles in a row are read as "AAA", circles as "OOO".
        guard Set(reading.text.lowercased().filter { $0.isLetter || $0.isNumber }).count > 1 else { return false }
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

    /// Whether a line that is not sure yet is worth reading once more.
    static func deservesSecondReading(_ reading: LineReading, of line: Line) -> Bool {
        reading.letterCount >= aloneLetters && reading.confidence >= secondReadingConfidence
            && (reading.letterCount > shortLetters || line.evenness >= evenShortLine)
            && hasItsLetters(reading, components: line.components.count)
    }

    /// Whether about as many components were found as letters were read; letters of a word may touch, and a letter
    /// may be broken.
    static func hasItsLetters(_ reading: LineReading, components: Int) -> Bool {
        let letters = Double(reading.letterCount)
        if reading.letterCount <= shortLetters, Double(components) < 0.75 * letters { return false }
        return Double(components) >= 0.4 * letters && Double(components) <= 2 * letters + 1
    }

    /// Whether a line is believed among others.
    static func standsAmongOthers(_ reading: LineReading) -> Bool {
        reading.confidence >= amongConfidence && reading.letterCount >= 1
    }

    /// Two readings of the same letters as one: with the marks between the letters of the first, which the second may
    /// have lost when all but the letters was blanked, and without marks at the ends that only the first has: those are
    /// dirt. Nil when the letters differ.
    static func merged(_ reading: LineReading, isolated: LineReading) -> LineReading? {
        func parts(_ text: String) -> [Substring] { text.split { !$0.isLetter && !$0.isNumber } }
        guard reading.letterCount > 0, parts(reading.text) == parts(isolated.text) else { return nil }
        var merged = reading
        while merged.words.last?.text.letterCount == 0 { merged.words.removeLast() }
        while merged.words.first?.text.letterCount == 0 { merged.words.removeFirst() }
        let last = merged.words.count - 1
        if let mark = merged.words[last].text.last, mark.isPunctuation, isolated.text.last != mark {
            merged.words[last].text.removeLast()
        }
        if let mark = merged.words[0].text.first, mark.isPunctuation, isolated.text.first != mark {
            merged.words[0].text.removeFirst()
        }
        merged.words.removeAll { $0.text.isEmpty }
        let gain = max(0, isolated.confidence - reading.confidence)
        for index in merged.words.indices {
            merged.words[index].confidence = min(1, merged.words[index].confidence + gain)
        }
        return merged
    }

    /// Whether a second reading says the same.
    static func agree(_ a: LineReading, _ b: LineReading) -> Bool {
        // Marks may be lost where all but the letters was blanked.
        let first = a.text.filter { $0.isLetter || $0.isNumber }, second = b.text.filter { $0.isLetter || $0.isNumber }
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
