/// The tokens within a tag: names, numbers, strings, symbols.
extension JinjaLexer {
    mutating func tagToken(_ first: UInt32) throws -> Token {
        if Self.isOfName(first), !Self.isDigit(first) {
            let start = place
            while let next = point(at: place), Self.isOfName(next) { place += 1 }
            return .name(Self.string(source[start..<place]))
        }
        if Self.isDigit(first) { return try number() }
        if first == 0x27 || first == 0x22 { return .string(try string(quote: first)) }
        if let second = point(at: place + 1) {
            let pair = Self.string([first, second][...])
            if ["//", "**", "==", "!=", ">=", "<="].contains(pair) {
                place += 2
                return .symbol(pair)
            }
        }
        let symbol = Self.string([first][...])
        guard "+-/*%~[](){}><=.:|,;".unicodeScalars.contains(where: { $0.value == first }) else {
            throw JinjaError.syntax("\(JinjaError.shown(symbol)) has no meaning in a tag", line: line)
        }
        place += 1
        return .symbol(symbol)
    }

    private mutating func number() throws -> Token {
        let start = place
        var isWhole = true
        func isNext(_ offset: Int, _ test: (UInt32) -> Bool) -> Bool { point(at: place + offset).map(test) ?? false }
        while let next = point(at: place) {
            if Self.isDigit(next) || (next == 0x5F && isNext(1, Self.isDigit)) {
                place += 1
            } else if next == 0x2E, isWhole, isNext(1, Self.isDigit) {
                isWhole = false
                place += 1
            } else if next | 0x20 == 0x65,
                isNext(1, Self.isDigit)
                    || (isNext(1) { $0 == Self.minus || $0 == Self.plus } && isNext(2, Self.isDigit))
            {
                isWhole = false
                place += 2
            } else {
                break
            }
        }
        let text = Self.string(source[start..<place]).filter { $0 != "_" }
        if isWhole, let value = Int(text) { return .integer(value) }
        if !isWhole, let value = Double(text) { return .number(value) }
        throw JinjaError.unsupported("the number \(JinjaError.shown(text))", line: line)
    }

    /// A string with Python's escapes; an unknown one stands as it is.
    private mutating func string(quote: UInt32) throws -> String {
        let opened = line
        place += 1
        var text = String.UnicodeScalarView()
        func append(_ point: UInt32) { if let scalar = Unicode.Scalar(point) { text.append(scalar) } }
        while let next = point(at: place), next != quote {
            place += 1
            if next == 0x0A { line += 1 }
            guard next == 0x5C, let escaped = point(at: place) else {
                append(next)
                continue
            }
            place += 1
            switch escaped {
            case 0x0A: line += 1
            case 0x5C, 0x27, 0x22: append(escaped)
            case 0x61: append(7)
            case 0x62: append(8)
            case 0x66: append(0x0C)
            case 0x6E: append(0x0A)
            case 0x72: append(0x0D)
            case 0x74: append(9)
            case 0x76: append(0x0B)
            case 0x78, 0x75, 0x55:
                let digits = escaped == 0x78 ? 2 : escaped == 0x75 ? 4 : 8
                guard place + digits <= source.count,
                    let code = UInt32(Self.string(source[place..<place + digits]), radix: 16),
                    Unicode.Scalar(code) != nil
                else { throw JinjaError.syntax("an escape is cut short", line: line) }
                append(code)
                place += digits
            case 0x30...0x37:
                var code = escaped - 0x30
                var count = 1
                while count < 3, let digit = point(at: place), (0x30...0x37).contains(digit) {
                    code = code * 8 + digit - 0x30
                    place += 1
                    count += 1
                }
                append(code)
            default:
                append(0x5C)
                append(escaped)
            }
        }
        guard place < source.count else { throw JinjaError.syntax("a string does not end", line: opened) }
        place += 1
        return String(text)
    }
}
