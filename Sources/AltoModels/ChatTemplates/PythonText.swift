/// What Python does with text, over code points.
enum PythonText {
    typealias Scalars = [Unicode.Scalar]

    /// The first place at or behind `start` where a part begins.
    static func find(_ part: Scalars, in text: Scalars, from start: Int = 0) -> Int? {
        guard let first = part.first else { return start <= text.count ? start : nil }
        var place = start
        while place + part.count <= text.count {
            if text[place] == first, text[place..<place + part.count].elementsEqual(part) { return place }
            place += 1
        }
        return nil
    }

    static func strip(
        _ text: String, _ characters: String? = nil, left: Bool = true, right: Bool = true
    ) -> String {
        let unwanted = characters.map { Set($0.unicodeScalars) }
        func goes(_ scalar: Unicode.Scalar) -> Bool {
            unwanted?.contains(scalar) ?? JinjaLexer.isSpace(scalar.value)
        }
        var scalars = text.unicodeScalars[...]
        if left { while let first = scalars.first, goes(first) { scalars.removeFirst() } }
        if right { while let last = scalars.last, goes(last) { scalars.removeLast() } }
        return String(scalars)
    }

    /// `str.split`: at white space of any length without a separator.
    static func split(_ text: String, _ separator: String?, _ most: Int) -> [String] {
        let scalars = Scalars(text.unicodeScalars)
        var parts: [String] = []
        var start = 0
        guard let separator else {
            while true {
                while start < scalars.count, JinjaLexer.isSpace(scalars[start].value) { start += 1 }
                guard start < scalars.count else { return parts }
                if most >= 0, parts.count == most {
                    parts.append(strip(string(scalars[start...]), left: false))
                    return parts
                }
                var end = start
                while end < scalars.count, !JinjaLexer.isSpace(scalars[end].value) { end += 1 }
                parts.append(string(scalars[start..<end]))
                start = end
            }
        }
        let mark = Scalars(separator.unicodeScalars)
        while most < 0 || parts.count < most, let place = find(mark, in: scalars, from: start) {
            parts.append(string(scalars[start..<place]))
            start = place + mark.count
        }
        return parts + [string(scalars[start...])]
    }

    /// `str.rsplit` with a separator: from the end.
    static func splitFromEnd(_ text: String, _ separator: String?, _ most: Int) -> [String] {
        func reversed(_ text: String) -> String { string(Scalars(text.unicodeScalars.reversed())[...]) }
        return split(reversed(text), separator.map(reversed), most).reversed().map(reversed)
    }

    static func replace(_ text: String, _ old: String, _ new: String, _ most: Int) -> String {
        let scalars = Scalars(text.unicodeScalars)
        let mark = Scalars(old.unicodeScalars)
        var result = String.UnicodeScalarView()
        var start = 0
        var count = 0
        while most < 0 || count < most, let place = find(mark, in: scalars, from: start) {
            // Between all characters, where nothing is looked for.
            result.append(contentsOf: scalars[start..<place])
            result.append(contentsOf: new.unicodeScalars)
            start = place + mark.count
            count += 1
            if mark.isEmpty {
                guard place < scalars.count else { break }
                result.append(scalars[place])
                start = place + 1
            }
        }
        if start < scalars.count { result.append(contentsOf: scalars[start...]) }
        return String(result)
    }

    static func startsWith(_ text: String, _ part: String) -> Bool {
        text.unicodeScalars.starts(with: part.unicodeScalars)
    }

    static func endsWith(_ text: String, _ part: String) -> Bool {
        text.unicodeScalars.reversed().starts(with: part.unicodeScalars.reversed())
    }

    /// The first character as a capital, the others small.
    static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return "" }
        return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).lowercased()
    }

    /// `str.title`: every letter behind what is none is a capital.
    static func titled(_ text: String) -> String {
        var result = ""
        var isInWord = false
        for scalar in text.unicodeScalars {
            result += isInWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
            isInWord = scalar.properties.isCased
        }
        return result
    }

    static func lines(_ text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var scalars = text.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            switch scalar.value {
            case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
                if scalar == "\r", scalars.first == "\n" { scalars.removeFirst() }
                lines.append(String(line))
                line = .init()
            default: line.append(scalar)
            }
        }
        return line.isEmpty ? lines : lines + [String(line)]
    }

    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
