/// Reads the subset of regular expressions that `SplitPattern` names. What it does not know makes it answer nil.
struct SplitPatternParser {
    typealias Node = SplitPattern.Node

    private let pattern: [UInt32]
    private var place = 0
    private var ignoresCase = false
    private var depth = 0

    init(_ regex: String) { pattern = regex.unicodeScalars.map(\.value) }

    var isAtEnd: Bool { place == pattern.count }

    private var next: UInt32? { place < pattern.count ? pattern[place] : nil }

    private mutating func take(_ text: String) -> Bool {
        let points = text.unicodeScalars.map(\.value)
        guard pattern[place...].starts(with: points) else { return false }
        place += points.count
        return true
    }

    mutating func alternatives() -> [[Node]]? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 8, pattern.count < 4096 else { return nil }
        var found: [[Node]] = []
        repeat {
            guard let sequence = sequence() else { return nil }
            found.append(sequence)
        } while take("|")
        return found
    }

    private mutating func sequence() -> [Node]? {
        var nodes: [Node] = []
        while let next, next != 0x7C, next != 0x29 {
            guard let node = next == 0x28 ? group() : characters() else { return nil }
            nodes.append(node)
        }
        return nodes
    }

    private mutating func group() -> Node? {
        place += 1
        let outer = ignoresCase
        defer { ignoresCase = outer }
        var isNegative: Bool?
        if take("?!") {
            isNegative = true
        } else if take("?=") {
            isNegative = false
        } else if take("?i:") {
            ignoresCase = true
        } else if !take("?:"), next == 0x3F {
            return nil
        }
        guard let inner = alternatives(), take(")") else { return nil }
        if let isNegative { return .lookahead(inner, isNegative: isNegative) }
        let isOptional = take("?")
        if let next, [0x2A, 0x2B, 0x3F, 0x7B].contains(next) { return nil }
        return .group(inner, isOptional: isOptional)
    }

    /// One class, and how often.
    private mutating func characters() -> Node? {
        guard var wanted = characterClass() else { return nil }
        if ignoresCase { wanted.foldCase() }
        var counts = 1..<2
        if take("?") {
            counts = 0..<2
        } else if take("*") {
            counts = 0..<Int.max
        } else if take("+") {
            counts = 1..<Int.max
        } else if take("{") {
            guard let least = number() else { return nil }
            var most: Int? = least
            if take(",") { most = next == 0x7D ? Int.max - 1 : number() }
            guard take("}"), let most, most >= least else { return nil }
            counts = least..<most + 1
        } else {
            return .characters(wanted, counts, isPossessive: false)
        }
        let isPossessive = take("+")
        // The shortest first is not in the subset.
        if next == 0x3F { return nil }
        return .characters(wanted, counts, isPossessive: isPossessive)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let digit = next, (0x30...0x39).contains(digit), (value ?? 0) < 1000 {
            value = (value ?? 0) * 10 + Int(digit) - 0x30
            place += 1
        }
        return value
    }

    private mutating func characterClass() -> CharacterClass? {
        guard let first = next else { return nil }
        place += 1
        var found = CharacterClass()
        switch first {
        case 0x2E:
            found.isNegated = true
            found.ranges = [0x0A...0x0A]
        case 0x5C: return escape(into: &found) ? found : nil
        case 0x5B: return bracketed(&found) ? found : nil
        case 0x5E, 0x24, 0x2A, 0x2B, 0x3F, 0x7B: return nil
        default: found.ranges = [first...first]
        }
        return found
    }

    private mutating func bracketed(_ found: inout CharacterClass) -> Bool {
        found.isNegated = take("^")
        while let first = next, first != 0x5D {
            place += 1
            // A class in a class, or an intersection.
            if first == 0x5B || (first == 0x26 && next == 0x26) { return false }
            if first == 0x5C {
                guard escape(into: &found) else { return false }
                continue
            }
            if next == 0x2D, place + 1 < pattern.count, pattern[place + 1] != 0x5D {
                let last = pattern[place + 1]
                guard last >= first, last != 0x5C else { return false }
                place += 2
                found.ranges.append(first...last)
            } else {
                found.ranges.append(first...first)
            }
        }
        return take("]")
    }

    private mutating func escape(into found: inout CharacterClass) -> Bool {
        guard let escaped = next else { return false }
        place += 1
        switch escaped {
        case 0x73, 0x53: found.insert(.space, isNegated: escaped == 0x53)
        case 0x6E: found.ranges.append(0x0A...0x0A)
        case 0x72: found.ranges.append(0x0D...0x0D)
        case 0x74: found.ranges.append(0x09...0x09)
        case 0x70, 0x50:
            let isNegated = escaped == 0x50
            if take("{L}") {
                found.insert(.letter, isNegated: isNegated)
            } else if take("{N}") {
                found.insert(.number, isNegated: isNegated)
            } else {
                return false
            }
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
        default: found.ranges.append(escaped...escaped)
        }
        return true
    }
}
