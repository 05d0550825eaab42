import Alto

/// Signs between numbers and words, and pictures, in the words of a language: "5 > 3 😀". Signs that decorate, and those
/// without words here, stay as they are. English is read by `SpokenSigns`.
struct SignReading {
    private let vocabulary: SignVocabulary

    init(_ vocabulary: SignVocabulary) {
        self.vocabulary = vocabulary
    }

    func read(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: Self.mayBeRead) else { return text }
        let characters = text.boundedCharacters
        var result = ""
        var index = 0
        while index < characters.count {
            let (words, length) = reading(at: index, in: characters)
            guard let words else {
                result.append(characters[index])
                index += 1
                continue
            }
            if let last = result.last, !last.isWhitespace { result.append(" ") }
            result += words
            index += length
            if index < characters.count, !characters[index].isWhitespace, !",.;:!?)".contains(characters[index]) {
                result.append(" ")
            }
        }
        return result
    }

    private static func mayBeRead(_ scalar: Unicode.Scalar) -> Bool {
        "-%＃".unicodeScalars.contains(scalar) || SignVocabulary.signs.contains(scalar) || Emoji.places[scalar] != nil
    }

    /// What is said at a place, and of how many characters; nil where they are no sign.
    private func reading(at index: Int, in characters: [Character]) -> (words: String?, length: Int) {
        let character = characters[index]
        if let picture = vocabulary.picture(character) {
            let count = characters[index...].prefix { $0 == character }.count
            let times = count > 1 ? ", " + vocabulary.repeated.replacing("%@", with: String(count)) : ""
            let isFollowed = index + count < characters.count && vocabulary.picture(characters[index + count]) != nil
            return (picture + times + (isFollowed ? "," : ""), count)
        }
        let around = Surroundings(index, in: characters)
        if vocabulary.isPercentFirst, character.isNumber, around.before?.isNumber != true {
            // "百分之50"
            let digits = characters[index...].prefix { $0.isNumber || ".,".contains($0) }
            let end = index + digits.count
            let sign = end < characters.count && characters[end] == " " ? end + 1 : end
            guard sign < characters.count, characters[sign] == "%" else { return (nil, 1) }
            return (vocabulary.percent + String(digits), sign + 1 - index)
        }
        return (words(for: character, around), 1)
    }

    private func words(for character: Character, _ around: Surroundings) -> String? {
        switch character {
        case "%": return around.before?.isNumber == true ? vocabulary.percent : nil
        case "＃":
            return around.after.map { $0.isNumber ? vocabulary.number : vocabulary.tag }
        case "-", "−":
            let isSigned = around.before == nil || (around.isSpacedBefore && around.before?.isNumber != true)
            if around.after?.isNumber == true, !around.isSpacedAfter, isSigned { return vocabulary.negative }
            return character == "−" ? vocabulary.words(for: "−") : nil
        case "＜", "＞", "≤", "≥", "≈", "±", "＾", "×", "÷", "≠":
            return character.unicodeScalars.first.flatMap(vocabulary.words)
        case "+":
            let isOfWords = around.before.map { $0.isLetter || $0.isNumber } ?? false
            let isPlus = around.after.map { $0.isNumber || ($0.isLetter && isOfWords) } ?? false
            return isPlus || around.before?.isNumber == true ? vocabulary.words(for: "+") : nil
        case "=", "&", "@":
            guard let before = around.before, let after = around.after, before.isRead, after.isRead else { return nil }
            return character.unicodeScalars.first.flatMap(vocabulary.words)
        default: return nil
        }
    }

    /// What stands beside a place, spaces left out.
    private struct Surroundings {
        var before: Character?
        var after: Character?
        let isSpacedBefore: Bool
        let isSpacedAfter: Bool

        init(_ index: Int, in characters: [Character]) {
            let (last, next) = (index > 0 ? characters[index - 1] : nil, index + 1)
            isSpacedBefore = last == " "
            before = isSpacedBefore && index > 1 ? characters[index - 2] : isSpacedBefore ? nil : last
            isSpacedAfter = next < characters.count && characters[next] == " "
            let place = isSpacedAfter ? next + 1 : next
            after = place < characters.count ? characters[place] : nil
        }
    }
}

extension Character {
    fileprivate var isRead: Bool { isLetter || isNumber || "-−€$£%°)(".contains(self) }
}
