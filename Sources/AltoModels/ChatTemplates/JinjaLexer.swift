/// Cuts a template into text and the tokens of its tags, as Jinja2's `lexer.py` does with `trim_blocks` and
/// `lstrip_blocks`: a line break right behind a block goes, and so do the spaces before one at the start of a line.
struct JinjaLexer {
    enum Token: Hashable, Sendable {
        case text(String)
        case blockBegin, blockEnd, variableBegin, variableEnd
        case name(String)
        case string(String)
        case integer(Int)
        case number(Double)
        case symbol(String)
        case end
    }

    struct Placed: Sendable {
        let token: Token
        let line: Int
    }

    let source: [UInt32]
    var place = 0
    var line = 1
    private var tokens: [Placed] = []
    /// Whether what was taken last ended a line.
    private var isAtLineStart = true

    static func tokens(of template: String) throws -> [Placed] {
        var lexer = JinjaLexer(template)
        try lexer.run()
        return lexer.tokens
    }

    /// Every line break becomes a line feed, and the last one goes.
    private init(_ template: String) {
        var points: [UInt32] = []
        var isBehindReturn = false
        for point in template.unicodeScalars.map(\.value) {
            if !(isBehindReturn && point == 0x0A) { points.append(point == 0x0D ? 0x0A : point) }
            isBehindReturn = point == 0x0D
        }
        if points.last == 0x0A { points.removeLast() }
        source = points
    }

    private mutating func run() throws {
        while place < source.count {
            let start = place
            guard let opening = nextOpening() else {
                add(text: source[start...])
                place = source.count
                break
            }
            place = opening
            let kind = source[opening + 1]
            var sign: UInt32?
            if let next = point(at: opening + 2), next == Self.minus || next == Self.plus { sign = next }
            var end = opening
            if sign == Self.minus {
                while end > start, Self.isSpace(source[end - 1]) { end -= 1 }
            } else if sign == nil, kind != Self.brace {
                end = lineStart(before: opening, from: start) ?? end
            }
            add(text: source[start..<end])
            line += source[end..<opening].count { $0 == 0x0A }
            place = opening + (sign == nil ? 2 : 3)
            switch kind {
            case Self.hash: try skipComment()
            case Self.percent:
                if !(try takeRaw()) { try takeTag(.blockBegin, .blockEnd, closing: Self.percent) }
            default: try takeTag(.variableBegin, .variableEnd, closing: 0x7D)
            }
        }
        tokens.append(Placed(token: .end, line: line))
    }

    /// The place of the next `{{`, `{%` or `{#`.
    private func nextOpening() -> Int? {
        var index = place
        while index + 1 < source.count {
            if source[index] == 0x7B, [Self.brace, Self.percent, Self.hash].contains(source[index + 1]) {
                return index
            }
            index += 1
        }
        return nil
    }

    /// Where the line begins, if there is nothing but white space between there and the tag.
    private func lineStart(before opening: Int, from start: Int) -> Int? {
        var index = opening
        while index > start, source[index - 1] != 0x0A, Self.isSpace(source[index - 1]) { index -= 1 }
        if index > start { return source[index - 1] == 0x0A ? index : nil }
        return isAtLineStart ? index : nil
    }

    private mutating func add(text: ArraySlice<UInt32>) {
        guard !text.isEmpty else { return }
        tokens.append(Placed(token: .text(Self.string(text)), line: line))
        line += text.count { $0 == 0x0A }
        isAtLineStart = false
    }

    private mutating func skipComment() throws {
        while place + 1 < source.count {
            if source[place] == Self.hash, source[place + 1] == 0x7D {
                let isTrimmed = source[place - 1] == Self.minus
                let isKept = source[place - 1] == Self.plus
                place += 2
                takeSpace(all: isTrimmed, oneBreak: !isKept)
                return
            }
            if source[place] == 0x0A { line += 1 }
            place += 1
        }
        throw JinjaError.syntax("a comment does not end", line: line)
    }

    /// What follows a tag: all white space behind `-`, else one line break.
    private mutating func takeSpace(all: Bool, oneBreak: Bool) {
        let start = place
        if all {
            while place < source.count, Self.isSpace(source[place]) { place += 1 }
        } else if oneBreak, point(at: place) == 0x0A {
            place += 1
        }
        line += source[start..<place].count { $0 == 0x0A }
        isAtLineStart = place > start && source[place - 1] == 0x0A
    }

    /// `{% raw %}` to `{% endraw %}`, whose content is text.
    private mutating func takeRaw() throws -> Bool {
        var index = place
        while let next = point(at: index), Self.isSpace(next) { index += 1 }
        guard word(at: index) == "raw" else { return false }
        index += 3
        guard let opened = tagEnd(at: index) else { return false }
        place = opened.end
        takeSpace(all: opened.sign == Self.minus, oneBreak: opened.sign == nil)
        let start = place
        while place + 1 < source.count {
            if source[place] == 0x7B, source[place + 1] == Self.percent {
                var name = place + 2
                let isTrimmed = point(at: name) == Self.minus
                if isTrimmed || point(at: name) == Self.plus { name += 1 }
                while let next = point(at: name), Self.isSpace(next) { name += 1 }
                if word(at: name) == "endraw", let closed = tagEnd(at: name + 6) {
                    var end = place
                    if isTrimmed { while end > start, Self.isSpace(source[end - 1]) { end -= 1 } }
                    add(text: source[start..<end])
                    place = closed.end
                    takeSpace(all: closed.sign == Self.minus, oneBreak: closed.sign == nil)
                    return true
                }
            }
            place += 1
        }
        throw JinjaError.syntax("a raw block does not end", line: line)
    }

    /// White space, a sign if any, and `%}`.
    private func tagEnd(at start: Int) -> (end: Int, sign: UInt32?)? {
        var index = start
        while let next = point(at: index), Self.isSpace(next) { index += 1 }
        var sign: UInt32?
        if let next = point(at: index), next == Self.minus || next == Self.plus {
            sign = next
            index += 1
        }
        return point(at: index) == Self.percent && point(at: index + 1) == 0x7D ? (index + 2, sign) : nil
    }

    private mutating func takeTag(_ begin: Token, _ end: Token, closing: UInt32) throws {
        tokens.append(Placed(token: begin, line: line))
        var brackets: [UInt32] = []
        while let next = point(at: place) {
            if Self.isSpace(next) {
                if next == 0x0A { line += 1 }
                place += 1
                continue
            }
            if brackets.isEmpty {
                let isSigned = next == Self.minus || (next == Self.plus && closing == Self.percent)
                let mark = isSigned ? place + 1 : place
                if point(at: mark) == closing, point(at: mark + 1) == 0x7D {
                    tokens.append(Placed(token: end, line: line))
                    place = mark + 2
                    takeSpace(all: next == Self.minus, oneBreak: closing == Self.percent && !isSigned)
                    return
                }
            }
            let token = try tagToken(next)
            if case .symbol(let symbol) = token {
                switch symbol {
                case "(", "[", "{": brackets.append(next)
                case ")", "]", "}":
                    guard let open = brackets.popLast(), (1...2).contains(Int(next) - Int(open)) else {
                        throw JinjaError.syntax("a bracket is closed that is not open", line: line)
                    }
                default: break
                }
            }
            tokens.append(Placed(token: token, line: line))
        }
        throw JinjaError.syntax("a tag does not end", line: line)
    }

    func point(at index: Int) -> UInt32? { index < source.count ? source[index] : nil }

    private func word(at start: Int) -> String {
        var end = start
        while let next = point(at: end), Self.isOfName(next) { end += 1 }
        return Self.string(source[start..<max(start, end)])
    }

    static let minus: UInt32 = 0x2D
    static let plus: UInt32 = 0x2B
    private static let percent: UInt32 = 0x25
    private static let hash: UInt32 = 0x23
    private static let brace: UInt32 = 0x7B

    static func string(_ points: ArraySlice<UInt32>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: points.compactMap { Unicode.Scalar($0) })
        return String(text)
    }

    static func isDigit(_ point: UInt32) -> Bool { (0x30...0x39).contains(point) }

    static func isOfName(_ point: UInt32) -> Bool {
        switch point {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: point >= 0x80 && Unicode.Scalar(point)?.properties.isXIDContinue == true
        }
    }

    static func isSpace(_ point: UInt32) -> Bool {
        (0x1C...0x1F).contains(point) || CodePoints.contains(point, .whitespace)
    }
}
