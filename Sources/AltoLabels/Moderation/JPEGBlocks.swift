/// The lossy part of JPEG: blocks of eight by eight as cosines, rounded to multiples of the table's numbers, and back.
enum JPEGBlocks {
    /// ITU-T T.81, tables K.1 and K.2, at quality 75.
    static let lumaTable = [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
        51, 87,
        80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
        72, 92,
        95, 98, 112, 100, 103, 99,
    ].map { ($0 * 50 + 50) / 100 }
    static let chromaTable =
        ([
            17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99,
            99, 99,
            99, 99, 99,
        ] + Array(repeating: 99, count: 32)).map { ($0 * 50 + 50) / 100 }

    /// - Parameter table: 64 numbers above 0, row by row.
    static func quantize(_ plane: inout JPEGRoundTrip.Plane, by table: [Int]) {
        guard table.count == 64, !table.contains(where: { $0 <= 0 }) else { return }
        var block = [Int](repeating: 0, count: 64)
        for top in stride(from: 0, to: plane.height - 7, by: 8) {
            for left in stride(from: 0, to: plane.width - 7, by: 8) {
                for place in 0..<64 {
                    block[place] = plane.values[(top + place / 8) * plane.width + left + place % 8] - 128
                }
                for row in 0..<8 { forward(&block, start: 8 * row, step: 1, isFirst: true) }
                for column in 0..<8 { forward(&block, start: column, step: 8, isFirst: false) }
                for place in 0..<64 {
                    // The transform's numbers are eight times as large as its name says.
                    let divisor = 8 * table[place]
                    let rounded = (abs(block[place]) + divisor / 2) / divisor * table[place]
                    block[place] = block[place] < 0 ? -rounded : rounded
                }
                for column in 0..<8 { inverse(&block, start: column, step: 8, shift: 11) }
                for row in 0..<8 { inverse(&block, start: 8 * row, step: 1, shift: 18) }
                for place in 0..<64 {
                    plane.values[(top + place / 8) * plane.width + left + place % 8] = min(
                        255, max(0, block[place] + 128))
                }
            }
        }
    }

    /// A constant with 13 bits behind the point.
    private static func fixed(_ value: Double) -> Int { Int(value * 8192 + 0.5) }
    private static let (c0541, c0765, c1847, c1175) = (
        fixed(0.541196100), fixed(0.765366865), fixed(1.847759065), fixed(1.175875602)
    )
    private static let (c0298, c2053, c3072, c1501) = (
        fixed(0.298631336), fixed(2.053119869), fixed(3.072711026), fixed(1.501321110)
    )
    private static let (c0899, c2562, c1961, c0390) = (
        fixed(0.899976223), fixed(2.562915447), fixed(1.961570560), fixed(0.390180644)
    )

    private static func descaled(_ value: Int, _ shift: Int) -> Int { (value + 1 << (shift - 1)) >> shift }

    /// The odd half, the same in both directions.
    private static func odd(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> (Int, Int, Int, Int) {
        let both = (a + c + b + d) * c1175
        let (z1, z2) = (-(a + d) * c0899, -(b + c) * c2562)
        let (z3, z4) = (both - (a + c) * c1961, both - (b + d) * c0390)
        return (a * c0298 + z1 + z3, b * c2053 + z2 + z4, c * c3072 + z2 + z3, d * c1501 + z1 + z4)
    }

    /// Eight values to eight frequencies; two more bits are kept behind the first pass.
    private static func forward(_ block: inout [Int], start: Int, step: Int, isFirst: Bool) {
        func value(_ index: Int) -> Int { block[start + index * step] }
        let shift = isFirst ? 11 : 15
        let (s0, s1, s2, s3) = (value(0) + value(7), value(1) + value(6), value(2) + value(5), value(3) + value(4))
        let (d7, d6, d5, d4) = (value(0) - value(7), value(1) - value(6), value(2) - value(5), value(3) - value(4))
        let (a, b, m, n) = (s0 + s3, s1 + s2, s1 - s2, s0 - s3)
        let z = (m + n) * c0541
        let (o7, o5, o3, o1) = odd(d4, d5, d6, d7)
        let even = isFirst ? [(a + b) << 2, (a - b) << 2] : [descaled(a + b, 2), descaled(a - b, 2)]
        let results = [
            even[0], descaled(o1, shift), descaled(z + n * c0765, shift), descaled(o3, shift), even[1],
            descaled(o5, shift),
            descaled(z - m * c1847, shift), descaled(o7, shift),
        ]
        for (index, result) in results.enumerated() { block[start + index * step] = result }
    }

    /// Eight frequencies to eight values.
    private static func inverse(_ block: inout [Int], start: Int, step: Int, shift: Int) {
        func value(_ index: Int) -> Int { block[start + index * step] }
        let z = (value(2) + value(6)) * c0541
        let (t2, t3) = (z - value(6) * c1847, z + value(2) * c0765)
        let (t0, t1) = ((value(0) + value(4)) << 13, (value(0) - value(4)) << 13)
        let evens = [t0 + t3, t1 + t2, t1 - t2, t0 - t3]
        let (q0, q1, q2, q3) = odd(value(7), value(5), value(3), value(1))
        for (index, (even, odd)) in zip(evens, [q3, q2, q1, q0]).enumerated() {
            block[start + index * step] = descaled(even + odd, shift)
            block[start + (7 - index) * step] = descaled(even - odd, shift)
        }
    }
}
