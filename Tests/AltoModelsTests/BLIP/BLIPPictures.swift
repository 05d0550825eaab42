import Foundation

/// The pictures that Tools/reference/blip.py shows the reference, made by the same formula: a wave and a spot in each
/// channel, in steps of 1/32.
enum BLIPPictures {
    /// - Parameter seed: of NumPy's generator.
    /// - Returns: `[count, 3, size, size]`, as numbers.
    static func make(_ count: Int, size: Int, seed: UInt32) -> [Float] {
        var generator = NumPyGenerator(seed: seed)
        let grid = (0..<size).map { $0 == size - 1 ? 1 : Double($0) * (2 / Double(size - 1)) - 1 }
        var pixels: [Float] = []
        pixels.reserveCapacity(count * 3 * size * size)
        for _ in 0..<count * 3 {
            let (a, b) = (generator.uniform(-6, 6), generator.uniform(-6, 6))
            let (phase, level) = (generator.uniform(-3, 3), generator.uniform(-3, 3))
            let (x, y, radius) = (generator.uniform(-1, 1), generator.uniform(-1, 1), generator.uniform(-1, 1))
            for row in grid {
                for column in grid {
                    let distance = (column - x) * (column - x) + (row - y) * (row - y)
                    let wave = sin(a * column + b * row + phase) + level / 2
                    let value = wave + 2 * exp(-distance / (0.05 + radius * radius))
                    pixels.append(Float(max(-127, min(127, (value * 32).rounded(.toNearestOrEven))) / 32))
                }
            }
        }
        return pixels
    }
}

/// NumPy's `default_rng`: PCG64 (O'Neill, 2014; XSL-RR, 128 bits), seeded as `SeedSequence` does it.
private struct NumPyGenerator {
    private static let multiplier: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645
    private var state: UInt128
    private let increment: UInt128

    init(seed: UInt32) {
        let words = SeedSequence(seed).words(8).map { UInt128($0) }
        // Pairs of words are numbers of 64 bits, the lower half first; of those, the higher half is first.
        let halves = stride(from: 0, to: 8, by: 2).map { words[$0] | words[$0 + 1] << 32 }
        increment = (halves[2] << 64 | halves[3]) << 1 | 1
        state = (increment &+ (halves[0] << 64 | halves[1])) &* Self.multiplier &+ increment
    }

    mutating func uniform(_ low: Double, _ high: Double) -> Double {
        state = state &* Self.multiplier &+ increment
        let mixed = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
        let turn = UInt64(state >> 122)
        let bits = mixed >> turn | mixed << ((64 - turn) & 63)
        return low + (high - low) * (Double(bits >> 11) / 0x1p53)
    }
}

/// Spreads a seed over as many words as are wanted (O'Neill, "Developing a seed_seq alternative", 2015).
private struct SeedSequence {
    private var pool: [UInt32] = []

    init(_ seed: UInt32) {
        var constant: UInt32 = 0x43B0_D7E5
        func hashed(_ value: UInt32) -> UInt32 {
            let mixed = value ^ constant
            constant &*= 0x931E_8875
            let product = mixed &* constant
            return product ^ product >> 16
        }
        pool = [seed, 0, 0, 0].map(hashed)
        for source in 0..<4 {
            for target in 0..<4 where target != source {
                let mixed = 0xCA01_F9DD &* pool[target] &- 0x4973_F715 &* hashed(pool[source])
                pool[target] = mixed ^ mixed >> 16
            }
        }
    }

    func words(_ count: Int) -> [UInt32] {
        var constant: UInt32 = 0x8B51_F9DD
        return (0..<count).map { index in
            let mixed = pool[index % 4] ^ constant
            constant &*= 0x58F3_8DED
            let product = mixed &* constant
            return product ^ product >> 16
        }
    }
}
