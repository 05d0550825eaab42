/// Lower case, scalar by scalar and without regard to context (a final sigma stays σ), as the reference does it.
enum LowerCase {
    static func apply(to points: inout [UInt32]) {
        guard let first = points.firstIndex(where: { $0 >= 0x80 || (0x41...0x5A).contains($0) }) else { return }
        var result = Array(points[..<first])
        result.reserveCapacity(points.count)
        for point in points[first...] {
            switch point {
            case 0x41...0x5A: result.append(point + 0x20)
            case 0..<0xC0: result.append(point)
            case 0x130: result.append(contentsOf: [0x69, 0x307])
            // Between Georgian's neighbours and Cyrillic Extended-B lie CJK and kana, which have no case.
            case 0x2E80..<0xA640: result.append(point)
            default: result.append(mappings[point] ?? point)
            }
        }
        points = result
    }

    private static let mappings: [UInt32: UInt32] = {
        var mappings: [UInt32: UInt32] = [:]
        for entry in UnicodeMappings.lowercase.split(whereSeparator: \.isWhitespace) {
            let sides = entry.split(separator: "/")
            guard sides.count == 2, let range = HexadecimalRanges(sides[0]).first(where: { _ in true }),
                let sign = sides[1].firstIndex(where: { $0 == "+" || $0 == "-" }),
                let step = Int(sides[1][..<sign]), let distance = Int64(sides[1][sign...], radix: 16)
            else { continue }
            for point in stride(from: range.lowerBound, through: range.upperBound, by: step) {
                mappings[point] = UInt32(clamping: Int64(point) + distance)
            }
        }
        return mappings
    }()
}
