import Testing

@testable import AltoModels

@Suite struct SpeakingDurationsTests {
    /// Some 200 symbols of one to seven frames, as speech has them.
    private let logDurations = (0..<200).map { Float($0 * 37 % 100) / 100 * 2 }

    @Test func `at rate one they are the model's`() {
        let durations = SpeakingDurations([0, 0.1, 1, -3], defaultRate: 1, rate: 1)
        #expect(durations.frames == [1, 2, 3, 1])
        #expect(durations.count == 7)
    }

    /// Rounding each symbol up made twice the rate 0.61 and not 0.5 of the length.
    @Test(arguments: [0.5, 0.8, 1.25, 1.5, 2]) func `the whole is as long as the rate says`(_ rate: Double) {
        let natural = SpeakingDurations(logDurations, defaultRate: 1, rate: 1).count
        let durations = SpeakingDurations(logDurations, defaultRate: 1, rate: rate)
        #expect(abs(Double(durations.count) / (Double(natural) / rate) - 1) < 0.01)
    }

    @Test func `what cannot be shortened is told`() {
        let durations = SpeakingDurations([Float](repeating: -2, count: 10), defaultRate: 1, rate: 2)
        #expect(durations.frames == [Int](repeating: 1, count: 10))
        #expect(durations.wanted == 5)
    }

    @Test func `numbers that are none last no time`() {
        #expect(SpeakingDurations([.nan, .infinity], defaultRate: 1, rate: 1).frames == [0, 1])
        #expect(SpeakingDurations([100], defaultRate: 1, rate: 1).frames == [1_000_000])
    }
}
