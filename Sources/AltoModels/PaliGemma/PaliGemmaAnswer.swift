package import Alto

/// What PaliGemma wrote. Asked to `detect` or to `segment`, it writes four places before the name of each thing, top,
/// left, bottom, right in 1,024 parts of the picture's sides, and, for `segment`, up to 16 codes of its outline behind
/// them.
///
/// The codes name entries of a codebook whose network turns them into a mask (Ning et al., 2023). That network is in no
/// checkpoint of PaliGemma's, so that they are kept as they are.
package struct PaliGemmaAnswer: Sendable, Equatable {
    /// Things that it found, in its order.
    package private(set) var finds: [Find] = []
    /// The words of the answer: as it was written, or, of finds, what they are called.
    package let text: String

    package struct Find: Sendable, Equatable {
        package var name: String
        /// From 0 to 1,023: top, left, bottom, right.
        package var places: [Int]
        /// From 0 to 127; none where it was not asked for a mask.
        package var segments: [Int]
    }

    package init(_ written: String) {
        var words: [String] = []
        for part in written.split(separator: ";") {
            var rest = part[...]
            var places: [Int] = []
            var segments: [Int] = []
            while let token = Self.token(in: &rest) {
                if token.isPlace { places.append(token.number) } else { segments.append(token.number) }
            }
            // What stands behind broken codes is no name either.
            let name = rest.prefix { $0 != "<" }.trimmed
            if places.count == 4 {
                finds.append(Find(name: name, places: places, segments: Array(segments.prefix(16))))
            }
            if !name.isEmpty { words.append(name) }
        }
        text = finds.isEmpty && !written.contains("<loc") ? written.trimmed : words.joined(separator: "; ")
    }

    /// The things as places in a picture. What has no extent is left out.
    package func regions(width: Int, height: Int) -> [Reply.Region] {
        finds.compactMap { find in
            func pixel(_ place: Int, _ side: Int) -> Int {
                Int((Double(find.places[place]) / 1024 * Double(side)).rounded())
            }
            let (top, left) = (pixel(0, height), pixel(1, width))
            let (bottom, right) = (pixel(2, height), pixel(3, width))
            guard bottom > top, right > left else { return nil }
            return Reply.Region(
                name: find.name, box: Box(x: left, y: top, width: right - left, height: bottom - top))
        }
    }

    /// Takes `<loc0123>` or `<seg012>` from the beginning.
    private static func token(in text: inout Substring) -> (isPlace: Bool, number: Int)? {
        let start = text.drop { $0.isWhitespace }
        for (prefix, digits, limit) in [("<loc", 4, 1024), ("<seg", 3, 128)] where start.hasPrefix(prefix) {
            let number = start.dropFirst(prefix.count).prefix(digits)
            let end = start.dropFirst(prefix.count + digits)
            guard number.count == digits, let value = Int(number), (0..<limit).contains(value), end.first == ">" else {
                return nil
            }
            text = end.dropFirst()
            return (digits == 4, value)
        }
        return nil
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...].drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        return String(text)
    }
}
