/// Who reads: PP-OCRv5's network or Tesseract. All of that decision is here; `docs/reading.md` has the figures, and
/// `Benchmarks/quality/reading` measures them.
///
/// - Scripts: the network knows Latin letters, Chinese and Japanese. A picture that is to be read in anything else is
///   Tesseract's.
/// - Nothing to read (`mayBeText`): the network's detector looks first. Where it sees no line, or the network can read
///   none of those that it sees, there is no text, and Tesseract is not asked.
/// - Pages (`isPage`): Tesseract reads print faster and better (0.1 % wrong characters, with all spaces). The network
///   reads what Tesseract leaves out.
/// - Signs, letters over photos, all else: both read, and of each line the better reading stays (`merged`).
enum ReaderChoice {
    /// The recognizer is not even loaded unless one box is as sure and as long as this: of 252 drawn pictures with
    /// text all had one, of 342 pictures without text one in ten.
    static let leastScore = 0.62
    static let leastLikelihood = 1.1
    /// A box as sure as this may be as short as a digit.
    static let scoreOfShort = 0.8
    /// A box as sure as this holds text, if not of this direction.
    static let scoreWorthTurning = 0.85
    /// So many boxes make a page, or so long ones: their lengths, in their heights, together.
    static let boxesOfPage = 8
    static let lengthOfPage = 60.0
    /// A line that Tesseract reads like this needs no network.
    static let sureTesseract = 0.8
    /// Tesseract is believed beside the network where both read the same letters, from this on.
    static let agreeingTesseract = 0.6
    /// The network has read a whole line, of which Tesseract read a part.
    static let sureNetwork = 0.9
    /// Where they differ: how much each word that is in the dictionary counts.
    static let dictionaryBonus = 0.25
    /// A line that only Tesseract reads, where the detector saw no box, is this sure at least.
    static let onlyTesseract = 0.9
    static let onlyTesseractLetters = 6

    /// Latin alphabets whose letters the network's list of characters holds, and the scripts that it was made for.
    private static let languages: Set<String> = [
        "eng", "deu", "fra", "spa", "ita", "por", "nld", "swe", "dan", "nor", "fin", "ind", "msa", "lat", "afr", "cat",
        "eus", "glg", "swa", "tgl", "epo", "sqi", "chi_sim", "chi_tra", "chi_sim_vert", "chi_tra_vert", "jpn",
        "jpn_vert",
    ]

    /// - Parameter languages: Tesseract's names of those that were asked for.
    static func networkReads(_ languages: [String]) -> Bool {
        languages == [TextReader.automatic] || languages.allSatisfy(Self.languages.contains)
    }

    /// - Parameter script: as Tesseract names it.
    static func networkReads(script: String) -> Bool {
        ["Latin", "Fraktur", "Han", "Japanese"].contains(script)
    }

    /// Whether any of the boxes is worth reading.
    static func mayBeText(_ boxes: [ProbabilityMap.Box]) -> Bool {
        boxes.contains { ($0.score >= leastScore && $0.likelihood >= leastLikelihood) || $0.score >= scoreOfShort }
    }

    /// Whether a picture in which nothing was read is looked at once more, turned by a quarter.
    static func isWorthTurning(_ boxes: [ProbabilityMap.Box]) -> Bool {
        boxes.contains { $0.score >= scoreWorthTurning }
    }

    static func isPage(_ boxes: [ProbabilityMap.Box]) -> Bool {
        boxes.count >= boxesOfPage || boxes.reduce(0) { $0 + $1.elongation } >= lengthOfPage
    }

    /// Lines of one raster, as both read them, and in the same turned coordinates: each line once.
    ///
    /// - Parameters:
    ///   - boxes: all that the detector saw.
    ///   - knows: whether a word is in a dictionary.
    static func merged(
        network: [LineReading], tesseract: [LineReading], boxes: [Rect], knows: (String) -> Bool
    ) -> [LineReading] {
        var result: [LineReading] = []
        for cluster in clusters(network, tesseract) {
            let ours = cluster.network.map { network[$0] }, theirs = cluster.tesseract.map { tesseract[$0] }
            if theirs.isEmpty {
                result += ours
            } else if ours.isEmpty {
                result += theirs.filter { line in
                    boxes.contains { $0.overlap(line.rect) * 2 > min($0.area, line.rect.area) }
                        ? line.confidence >= sureTesseract
                        : line.confidence >= onlyTesseract && line.letterCount >= onlyTesseractLetters
                }
            } else if ours.count == 1, theirs.count == 1, let both = combined(ours[0], theirs[0], knows: knows) {
                result.append(both)
            } else {
                result += isTesseractBetter(network: ours, tesseract: theirs, knows: knows) ? theirs : ours
            }
        }
        return result
    }

    /// Two readings of the same letters as one: spaces where either has them, capitals as Tesseract reads them, whose
    /// letters have the height of the line beside them, and the network's marks: Tesseract makes marks of flecks.
    ///
    /// - Returns: nil where they differ in a letter, or Tesseract is not sure.
    static func combined(
        _ network: LineReading, _ tesseract: LineReading, knows: (String) -> Bool = { _ in false }
    ) -> LineReading? {
        guard tesseract.confidence >= agreeingTesseract, folded(network.text) == folded(tesseract.text) else {
            return nil
        }
        func marked(_ line: LineReading) -> String { line.text.lowercased().filter { !$0.isWhitespace } }
        if marked(network) == marked(tesseract), tesseract.words.count >= network.words.count {
            var result = tesseract
            let gain = max(0, network.confidence - tesseract.confidence)
            for index in result.words.indices {
                result.words[index].confidence = min(1, result.words[index].confidence + gain)
            }
            return result
        }
        let letters = tesseract.words.flatMap { word in
            word.text.enumerated().map { ($0.offset == 0, $0.element, word.confidence >= sureTesseract) }
        }.filter { $0.1.isLetter || $0.1.isNumber }
        var result = network
        result.words = []
        var next = 0
        for word in network.words {
            var parts = [""]
            var contested = false
            for character in word.text {
                guard character.isLetter || character.isNumber, next < letters.count else {
                    parts[parts.count - 1].append(character)
                    continue
                }
                if letters[next].0, parts[parts.count - 1].last?.isLetterOrNumber == true { parts.append("") }
                let isContested = LookAlikes.areContested(character, letters[next].1)
                parts[parts.count - 1].append(isContested && !letters[next].2 ? character : letters[next].1)
                contested = contested || isContested
                next += 1
            }
            let whole = Double(max(1, word.text.count))
            var place = 0.0
            for part in parts where !part.isEmpty {
                var piece = word
                piece.text = part
                piece.isContested = contested
                // Boxes of parts lie side by side in the word's.
                let width = Double(word.rect.width)
                piece.rect.left = word.rect.left + Int(width * place / whole)
                place += Double(part.count)
                piece.rect.right = word.rect.left + Int(width * min(1, place / whole))
                result.words.append(piece)
            }
        }
        // A space inside of a word that only the network sees. Between a letter and a digit its gap is believed.
        let whole = Set(
            tesseract.words.map(\.text.trimmed).filter { $0.allSatisfy(\.isLetterOrNumber) }.map(folded))
        func isKnown(_ text: String) -> Bool { knows(text.trimmed) || knows(text.trimmed.lowercased()) }
        var index = 1
        while index < result.words.count {
            let (a, b) = (result.words[index - 1].text, result.words[index].text)
            let isAtDigit = (a.last?.isNumber ?? false) != (b.first?.isNumber ?? false)
            let isPronoun = ["l", "I", "|"].contains(a) && isKnown(b)
            if whole.contains(folded(a + b)), !isAtDigit, !isPronoun,
                tesseract.confidence >= sureTesseract || (isKnown(a + b) && !(isKnown(a) && isKnown(b)))
            {
                result.words[index - 1].text = a + b
                result.words[index - 1].rect = result.words[index - 1].rect.union(result.words[index].rect)
                result.words.remove(at: index)
            } else {
                index += 1
            }
        }
        return result
    }

    private static func isTesseractBetter(
        network: [LineReading], tesseract: [LineReading], knows: (String) -> Bool
    ) -> Bool {
        let ours = folded(network.map(\.text).joined()), theirs = folded(tesseract.map(\.text).joined())
        if ours == theirs { return mean(tesseract) >= agreeingTesseract }
        // A ring or a bar beside words is a letter to the network.
        let words = network.flatMap { line in
            line.words.indices.filter { line.words[$0].text.letterCount != 1 || LookAlikes.isWord($0, of: line.words) }
                .map { line.words[$0].text }
        }
        if folded(words.joined()) == theirs { return mean(tesseract) >= agreeingTesseract }
        // Of a line over a photo Tesseract often reads a part only.
        if ours.contains(theirs), mean(network) >= sureNetwork { return false }
        func worth(_ lines: [LineReading]) -> Double {
            let words = lines.flatMap(\.words).map(\.text).filter { $0.letterCount >= 2 }
            let known = words.filter { knows($0.trimmed) || knows($0.trimmed.lowercased()) }.count
            return mean(lines) + (words.isEmpty ? 0 : dictionaryBonus * Double(known) / Double(words.count))
        }
        return worth(tesseract) > worth(network)
    }

    /// Mean over the characters of lines.
    private static func mean(_ lines: [LineReading]) -> Double {
        let counts = lines.map { Double($0.words.reduce(0) { $0 + $1.text.count }) }
        let total = counts.reduce(0, +)
        return total == 0 ? 0 : zip(lines, counts).reduce(0) { $0 + $1.0.confidence * $1.1 } / total
    }

    /// Letters and digits, without what depends on size and typeface alone.
    static func folded(_ text: String) -> String {
        String(
            text.lowercased().filter { $0.isLetter || $0.isNumber }.map { character in
                switch character {
                case "0": "o"
                case "1", "l", "|": "i"
                default: character
                }
            })
    }

    /// Lines that lie over one another, of either reader.
    private static func clusters(_ network: [LineReading], _ tesseract: [LineReading]) -> [(
        network: [Int], tesseract: [Int]
    )] {
        var group = Array(0..<(network.count + tesseract.count))
        func root(_ index: Int) -> Int { group[index] == index ? index : root(group[index]) }
        for (i, ours) in network.enumerated() {
            for (j, theirs) in tesseract.enumerated() where isSame(ours, theirs) {
                group[root(network.count + j)] = root(i)
            }
        }
        var clusters: [Int: (network: [Int], tesseract: [Int])] = [:]
        for index in group.indices {
            let key = root(index)
            if index < network.count {
                clusters[key, default: ([], [])].network.append(index)
            } else {
                clusters[key, default: ([], [])].tesseract.append(index - network.count)
            }
        }
        return clusters.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether two lines share most of the area of one of them, and their middles lie in each other's height.
    private static func isSame(_ a: LineReading, _ b: LineReading) -> Bool {
        let shared = a.rect.overlap(b.rect)
        return 5 * shared > 2 * min(a.rect.area, b.rect.area)
    }
}

extension Character {
    fileprivate var isLetterOrNumber: Bool { isLetter || isNumber }
}

extension String {
    /// Without marks at its ends.
    fileprivate var trimmed: String { trimmingCharacters { !$0.isLetter && !$0.isNumber } }

    private func trimmingCharacters(_ isMark: (Character) -> Bool) -> String {
        let front = drop(while: isMark)
        return String(front.reversed().drop(while: isMark).reversed())
    }
}
