import Foundation
import Testing

@testable import AltoModels

@Suite struct GaussianNoiseTests {
    /// A million numbers: mean 0, variance 1, no skew, kurtosis 3, each within five standard errors.
    @Test func `moments are those of the normal distribution`() {
        for seed in [0, 1, 0xDEAD_BEEF, .max] as [UInt64] {
            var noise = GaussianNoise(seed: seed)
            let count = 250_000
            let values = noise.values(count, scale: 1).map(Double.init)
            func moment(_ power: Double) -> Double { values.reduce(0) { $0 + pow($1, power) } / Double(count) }
            let root = Double(count).squareRoot()
            #expect(abs(moment(1)) < 5 / root)
            #expect(abs(moment(2) - 1) < 5 * 2.0.squareRoot() / root)
            #expect(abs(moment(3)) < 5 * 15.0.squareRoot() / root)
            #expect(abs(moment(4) - 3) < 5 * 96.0.squareRoot() / root)
            // Neighbours do not go together.
            let pairs = zip(values, values.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
            #expect(abs(pairs) < 5 / root)
        }
    }

    @Test func `the same seed gives the same numbers`() {
        var (first, second, other) = (GaussianNoise(seed: 7), GaussianNoise(seed: 7), GaussianNoise(seed: 8))
        let values = first.values(100, scale: 0.5)
        #expect(values == second.values(100, scale: 0.5))
        #expect(values != other.values(100, scale: 0.5))
        #expect(first.values(3, scale: 0) == [0, 0, 0])
        #expect(first.next() == second.next())
    }
}
