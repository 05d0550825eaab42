/// Unicode's canonical decomposition (NFD, UAX #15) in the version that the reference uses.
enum CanonicalDecomposition {
    /// Decomposes and puts combining marks in canonical order.
    static func apply(to points: inout [UInt32]) {
        guard let first = points.firstIndex(where: isUnsettled) else { return }
        var result = Array(points[..<first])
        result.reserveCapacity(points.count + 8)
        for point in points[first...] {
            if let parts = decompositions[point] {
                result.append(contentsOf: parts)
            } else if (0xAC00...0xD7A3).contains(point) {
                appendJamo(of: point - 0xAC00, to: &result)
            } else {
                result.append(point)
            }
        }
        reorder(&result, from: first)
        points = result
    }

    /// Code points that have a decomposition or a class of their own, Hangul syllables left out.
    static var mapped: [UInt32] { Array(decompositions.keys) + Array(combiningClasses.keys) }

    private static func isUnsettled(_ point: UInt32) -> Bool {
        CodePoints.contains(point, .unsettled) || (0xAC00...0xD7A3).contains(point)
    }

    /// Leading consonant, vowel and, if any, trailing consonant of a syllable (The Unicode Standard, 3.12).
    private static func appendJamo(of syllable: UInt32, to points: inout [UInt32]) {
        points.append(0x1100 + syllable / 588)
        points.append(0x1161 + syllable % 588 / 28)
        if syllable % 28 != 0 { points.append(0x11A7 + syllable % 28) }
    }

    /// Sorts each run of marks by class, marks of one class as they stood.
    private static func reorder(_ points: inout [UInt32], from first: Int) {
        var index = first
        while index < points.count {
            guard combiningClass(of: points[index]) != 0 else {
                index += 1
                continue
            }
            var run: [(order: UInt64, point: UInt32)] = []
            let start = index
            while index < points.count, case let order = combiningClass(of: points[index]), order != 0 {
                run.append((UInt64(order) << 48 | UInt64(index), points[index]))
                index += 1
            }
            guard run.count > 1 else { continue }
            run.sort { $0.order < $1.order }
            for (offset, mark) in run.enumerated() { points[start + offset] = mark.point }
        }
    }

    private static func combiningClass(of point: UInt32) -> UInt8 {
        guard CodePoints.contains(point, .unsettled) else { return 0 }
        return combiningClasses[point] ?? 0
    }

    private static let combiningClasses: [UInt32: UInt8] = {
        var classes: [UInt32: UInt8] = [:]
        for entry in UnicodeMappings.combiningClasses.split(whereSeparator: \.isWhitespace) {
            let parts = entry.split(separator: ":")
            guard parts.count == 2, let value = UInt8(parts[0]) else { continue }
            for range in HexadecimalRanges(parts[1], separator: { $0 == "," }) {
                for point in range { classes[point] = value }
            }
        }
        return classes
    }()

    private static let decompositions: [UInt32: [UInt32]] = {
        var parts: [UInt32: [UInt32]] = [:]
        for entry in UnicodeMappings.decompositions.split(whereSeparator: \.isWhitespace) {
            let sides = entry.split(separator: "=")
            guard sides.count == 2, let point = UInt32(sides[0], radix: 16) else { continue }
            parts[point] = sides[1].split(separator: "+").compactMap { UInt32($0, radix: 16) }
        }
        return parts
    }()
}
