/// Parts a token into what the lexicon reads by itself: words, numbers, marks, "camelCase".
///
/// misaki's expression for subtokens, alternative by alternative.
enum SubtokenPattern {
    typealias Text = [Unicode.Scalar]

    static func parts(of token: String) -> [String] {
        let text = Array(token.unicodeScalars)
        var parts: [String] = []
        var index = 0
        while index < text.count {
            let end = end(of: text, at: index)
            if end > index { parts.append(text.text(index..<end)) }
            index = max(end, index + 1)
        }
        return parts
    }

    private static func isQuote(_ scalar: Unicode.Scalar?) -> Bool { scalar == "'" || scalar == "‘" || scalar == "’" }

    private static func quotes(_ text: Text, at index: Int) -> Int { text[index...].prefix { isQuote($0) }.count }

    /// - Returns: the place itself, where nothing begins.
    private static func end(of text: Text, at index: Int) -> Int {
        let scalar = text[index]
        let quotes = isQuote(scalar) ? quotes(text, at: index) : 0
        if quotes > 0, index == 0 { return quotes }
        // "ABcd" is "A" and "Bcd".
        if scalar.isLatinUppercase, text.at(index + 1)?.isLatinUppercase == true,
            text.at(index + 2)?.isLatinLowercase == true
        {
            return index + 1
        }
        if let end = number(text, at: index) { return end }
        if scalar == "-" || scalar == "_" { return index + text[index...].prefix { $0 == "-" || $0 == "_" }.count }
        if quotes > 1 { return index + quotes }
        if let end = beforeCapital(text, at: index) { return end }
        if scalar.isWordLetter {
            var end = index + text[index...].prefix(while: \.isWordLetter).count
            while isQuote(text.at(end)), text.at(end + 1)?.isWordLetter == true { end += 2 }
            return end
        }
        if quotes > 0 { return index + quotes == text.count ? text.count : index }
        return scalar.isWord ? index : index + 1
    }

    /// `(?:^-)?(?:\d?[,.]?\d)+`
    private static func number(_ text: Text, at index: Int) -> Int? {
        let start = index == 0 && text[0] == "-" ? 1 : index
        var end = start
        while let length = step(text, at: end) { end += length }
        return end > start ? end : nil
    }

    private static func step(_ text: Text, at index: Int) -> Int? {
        func separates(_ index: Int) -> Bool { text.at(index) == "," || text.at(index) == "." }
        if text.isDecimal(at: index) {
            if separates(index + 1), text.isDecimal(at: index + 2) { return 3 }
            return text.isDecimal(at: index + 1) ? 2 : 1
        }
        return separates(index) && text.isDecimal(at: index + 1) ? 2 : nil
    }

    /// The shortest stretch of letters that ends in a small one before a capital: "camel" of "camelCase".
    private static func beforeCapital(_ text: Text, at index: Int) -> Int? {
        func isEnd(_ index: Int) -> Bool {
            text.at(index)?.isLatinLowercase == true && text.at(index + 1)?.isLatinUppercase == true
        }
        var letters = index
        while true {
            var end = letters
            while true {
                if isEnd(end) { return end + 1 }
                guard isQuote(text.at(end)), text.at(end + 1)?.isWordLetter == true else { break }
                end += 2
            }
            guard text.at(letters)?.isWordLetter == true else { return nil }
            letters += 1
        }
    }
}
