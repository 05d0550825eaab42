/// What is cut off a token's ends and where it is cut inside: spaCy's prefixes, suffixes and infixes, for Latin
/// letters.
enum TokenEdges {
    typealias Text = [Unicode.Scalar]

    private static let quotes = Set("'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉".unicodeScalars)
    private static let marks = Set("…,:;!?¿¡()[]{}<>_#*&。？！，、；：～·".unicodeScalars)
    private static let icons = Set("™®©°§¶†‡•".unicodeScalars)
    private static let currencies = Set("$£€¥฿₽₹₩₪₺₴₦₫₱₲₵₸₼₾₿".unicodeScalars)
    private static let beginnings = Set("§%=—–".unicodeScalars).union(marks).union(quotes).union(currencies).union(
        icons)
    private static let ends = Set("—–".unicodeScalars).union(marks).union(quotes).union(icons)
    private static let beforePoint = Set("%²-+".unicodeScalars).union(marks).union(quotes)
    private static let dollars = ["US$", "C$", "A$"].map { Array($0.unicodeScalars) }
    private static let units = [
        "km", "km²", "km³", "m", "m²", "m³", "dm", "dm²", "dm³", "cm", "cm²", "cm³", "mm", "mm²", "mm³", "ha", "µm",
        "nm", "yd", "in", "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa",
        "mbar",
        "mb", "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K", "%",
    ].map { Array($0.unicodeScalars) }
    private static let topLevelDomains: Set<String> = [
        "com", "org", "net", "edu", "gov", "io", "co", "uk", "de", "fr", "info", "biz", "us", "ca", "au", "tv", "me",
        "ly",
        "ai",
    ]

    /// How many scalars at the beginning are a token of their own.
    static func prefix(of text: Text) -> Int {
        guard let first = text.first else { return 0 }
        if beginnings.contains(first) { return 1 }
        if first == "+" { return text.at(1)?.isASCIIDigit == true ? 0 : 1 }
        if first == "." {
            let points = text.prefix { $0 == "." }.count
            return points > 1 ? points : 0
        }
        return dollars.lazy.compactMap { text.end(of: $0, at: 0) }.first ?? 0
    }

    /// How many at the end: the longest of what could be cut off.
    static func suffix(of text: Text) -> Int {
        guard let last = text.last else { return 0 }
        var longest = ends.contains(last) ? 1 : 0
        if text.count > 1, text[text.count - 2] == "…", last == "…" { longest = 2 }
        func before(_ length: Int) -> Unicode.Scalar? { text.at(text.count - length - 1) }
        func try_(_ length: Int, _ condition: Bool) { if condition { longest = max(longest, length) } }

        if last == "." {
            let points = text.reversed().prefix { $0 == "." }.count
            try_(points, points > 1)
            if let previous = before(1) {
                let isDegree = "FfCcKk".contains(scalar: previous) && text.at(text.count - 3) == "°"
                let ends = previous.isASCIIDigit || previous.isLatinLowercase || beforePoint.contains(previous)
                try_(1, isDegree || ends)
                try_(1, previous.isLatinUppercase && text.at(text.count - 3)?.isLatinUppercase == true)
            }
        }
        if last == "s" || last == "S" { try_(2, before(0 + 1) == "'" || before(1) == "’") }
        let followsDigit = { (length: Int) in before(length)?.isASCIIDigit == true }
        try_(1, last == "+" && followsDigit(1))
        try_(1, currencies.contains(last) && followsDigit(1))
        for unit in dollars + units where unit.last == last && unit.count < text.count && unit.count > longest {
            try_(unit.count, text.end(of: unit, at: text.count - unit.count) != nil && followsDigit(unit.count))
        }
        return longest
    }

    /// Parted at hyphens, slashes and the like between letters.
    static func inner(_ text: Text) -> [Text] {
        var parts: [Text] = []
        var start = 0
        var index = 0
        while index < text.count {
            let length = infix(text, at: index)
            guard length > 0 else {
                index += 1
                continue
            }
            // What begins the token is left there.
            if index > 0 {
                if index > start { parts.append(Array(text[start..<index])) }
                parts.append(Array(text[index..<index + length]))
                start = index + length
            }
            index += length
        }
        if start < text.count { parts.append(Array(text[start...])) }
        return parts
    }

    private static func infix(_ text: Text, at index: Int) -> Int {
        let scalar = text[index]
        if scalar == ".", text.at(index + 1) == "." { return text[index...].prefix { $0 == "." }.count }
        if scalar == "…" || icons.contains(scalar) { return 1 }
        guard let before = text.at(index - 1) else { return 0 }
        let next = text.at(index + 1)
        if "+-*^".contains(scalar: scalar), before.isASCIIDigit, let next, next.isASCIIDigit || next == "-" { return 1 }
        if scalar == ".", before.isLatinLowercase || quotes.contains(before), let next,
            next.isLatinUppercase || quotes.contains(next)
        {
            return 1
        }
        if scalar == ",", before.isWordLetter, next?.isWordLetter == true { return 1 }
        guard before.isWord, before != "_" else { return 0 }
        if ":<>=/".contains(scalar: scalar) { return next?.isWordLetter == true ? 1 : 0 }
        for dash in ["-", "–", "—", "--", "---", "——", "~"] {
            if let end = text.end(of: Array(dash.unicodeScalars), at: index), text.at(end)?.isWordLetter == true {
                return end - index
            }
        }
        return 0
    }

    /// Web and mail addresses stay whole.
    static func isAddress(_ text: Text) -> Bool {
        let whole = String(text).lowercased()
        for beginning in ["http://", "https://", "ftp://", "www."] where whole.hasPrefix(beginning) {
            return whole.unicodeScalars.count > beginning.unicodeScalars.count
        }
        func isLabel(_ label: Text.SubSequence) -> Bool {
            !label.isEmpty && label.allSatisfy { $0.isWord || $0 == "-" }
        }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        if halves.count == 2 {
            let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
            return !halves[0].isEmpty && halves[0].allSatisfy { $0.isWord || ".+-".contains(scalar: $0) }
                && labels.count > 1 && labels.allSatisfy(isLabel)
        }
        let host = text.prefix { $0 != "/" }.split(separator: ".", omittingEmptySubsequences: false)
        return host.count > 1 && host.dropLast().allSatisfy(isLabel)
            && topLevelDomains.contains(String(host[host.count - 1]).lowercased())
    }
}
