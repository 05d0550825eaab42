package import Alto

/// How pictures stand in a text for Phi-3-Vision: `<|image_1|>` for the first, and so on.
package enum Phi3VisionPrompt {
    /// A text between pictures, or a picture by its number, from 1.
    package enum Part: Sendable, Equatable {
        case text(String)
        case picture(Int)
    }

    /// What stands for a picture in a message, with the line break that the model was trained with.
    package static func mark(_ number: Int) -> String { "<|image_\(number)|>\n" }

    /// Where the marks are. Between two of them, before the first and behind the last there is a text, which may be
    /// empty.
    package static func parts(_ text: String) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        for match in text.matches(of: /<\|image_([0-9]+)\|>/) {
            parts.append(.text(String(rest[..<match.range.lowerBound])))
            // A number that is too long for a number is that of no picture.
            parts.append(.picture(Int(match.1) ?? 0))
            rest = text[match.range.upperBound...]
        }
        parts.append(.text(String(rest)))
        return parts
    }

    /// Stands in the place of each vector of a picture. No vocabulary has it.
    package static let placeholder = -1

    /// A text with its pictures, as the published processor makes it: each part between pictures is encoded by itself, so
    /// that a tokenizer that begins texts with a token begins each of them with it.
    ///
    /// - Parameter places: how many each picture takes.
    /// - Throws: `Problem` with code `usage` where a mark names no picture.
    package static func tokens(
        _ text: String, places: [Int], encode: (String) throws(Problem) -> [Int]
    ) throws(Problem) -> [Int] {
        var tokens: [Int] = []
        for part in parts(text) {
            switch part {
            case .text(let text): tokens += try encode(text)
            case .picture(let number):
                guard places.indices.contains(number - 1) else {
                    throw Problem(
                        .usage, "The text names picture \(number), but there are \(places.count).",
                        remedy: "Leave out <|image_\(number)|>.")
                }
                tokens += Array(repeating: placeholder, count: places[number - 1])
            }
        }
        return tokens
    }
}
