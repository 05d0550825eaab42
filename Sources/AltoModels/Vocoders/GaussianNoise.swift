import Foundation

/// Normally distributed numbers that a seed decides: the same on every machine.
///
/// SplitMix64 (Steele, Lea and Flood, 2014) by the method of Box and Muller (1958).
package struct GaussianNoise: Sendable {
    private var state: UInt64
    private var spare: Float?

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> Float {
        if let spare {
            self.spare = nil
            return spare
        }
        // In (0, 1], so that the logarithm is finite.
        let radius = (-2 * log(Double(bits() >> 11 &+ 1) * 0x1p-53)).squareRoot()
        let angle = 2 * Double.pi * Double(bits() >> 11) * 0x1p-53
        spare = Float(radius * sin(angle))
        return Float(radius * cos(angle))
    }

    /// - Parameter scale: their standard deviation; no numbers are used up where it is 0.
    package mutating func values(_ count: Int, scale: Double) -> [Float] {
        guard scale != 0 else { return Array(repeating: 0, count: count) }
        return (0..<count).map { _ in next() * Float(scale) }
    }

    private mutating func bits() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
