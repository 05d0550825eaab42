import AltoJSON
import AltoModels

/// Cuts text into words and marks with spaCy's rules for English: exceptions (contractions, "Mr.", "10am"), then
/// what is peeled off at both ends of each stretch without white space, then what parts it inside.
///
/// A port of hibari's `tokenize.py` (hibari-tts 0.2.1, Apache-2.0; spaCy, MIT), whose exceptions it reads.
struct EnglishTokenizer: Sendable {
    typealias Text = [Unicode.Scalar]

    private let exceptions: [Text: [Text]]

    init(_ file: ModelFile) throws(ModelFileError) {
        var exceptions: [Text: [Text]] = [:]
        let json = try JSONObject(try file.json(), file: file.name)
        for (text, value) in json.json.members ?? [] {
            guard let parts = value.array?.compactMap(\.string), !parts.isEmpty, parts.count == value.array?.count
            else { throw json.wrongType(text, expected: "a list of texts") }
            exceptions[Array(text.unicodeScalars)] = parts.map { Array($0.unicodeScalars) }
        }
        self.exceptions = exceptions
    }

    /// The tokens, and whether white space follows each.
    func tokens(in text: String) -> [(text: String, hasSpace: Bool)] {
        let scalars = Array(text.unicodeScalars)
        var tokens: [(text: String, hasSpace: Bool)] = []
        var index = 0
        while index < scalars.count {
            guard !scalars[index].isSpace else {
                index += 1
                continue
            }
            var end = index
            while end < scalars.count, !scalars[end].isSpace { end += 1 }
            let parts = split(Array(scalars[index..<end]))
            for (number, part) in parts.enumerated() {
                tokens.append((String(part), number == parts.count - 1 && end < scalars.count))
            }
            index = end
        }
        return tokens
    }

    private func split(_ whole: Text) -> [Text] {
        if let exception = exceptions[whole] { return exception }
        var rest = whole
        var before: [Text] = []
        var behind: [Text] = []
        while !rest.isEmpty, exceptions[rest] == nil {
            let length = rest.count
            let prefix = TokenEdges.prefix(of: rest)
            if prefix > 0, prefix < length, exceptions[Array(rest[prefix...])] != nil {
                before.append(Array(rest[..<prefix]))
                rest = Array(rest[prefix...])
                break
            }
            let suffix = TokenEdges.suffix(of: Array(rest[prefix...]))
            if suffix > 0, suffix < length, exceptions[Array(rest[..<(length - suffix)])] != nil {
                behind.append(Array(rest[(length - suffix)...]))
                rest = Array(rest[..<(length - suffix)])
                break
            }
            guard prefix + suffix > 0 else { break }
            // The suffix was looked for behind the prefix, so that both fit.
            if prefix > 0 { before.append(Array(rest[..<prefix])) }
            if suffix > 0 { behind.append(Array(rest[(length - suffix)...])) }
            rest = Array(rest[prefix..<(length - suffix)])
        }
        var parts = before
        if !rest.isEmpty { parts += exceptions[rest] ?? (TokenEdges.isAddress(rest) ? [rest] : TokenEdges.inner(rest)) }
        parts += behind.reversed()
        return parts.count > 1 ? rejoined(parts) : parts
    }

    /// Neighbors that spell an exception are one again: "Sept" and "." are "Sept.".
    private func rejoined(_ parts: [Text]) -> [Text] {
        var result: [Text] = []
        var index = 0
        next: while index < parts.count {
            for length in [3, 2] where index + length <= parts.count {
                if let exception = exceptions[Array(parts[index..<index + length].joined())] {
                    result += exception
                    index += length
                    continue next
                }
            }
            result.append(parts[index])
            index += 1
        }
        return result
    }
}
