import Testing

@testable import AltoCommand

@Suite struct ProgressTests {
    @Test func `the line tells count, rate and time left`() {
        #expect(
            Progress.line(done: 5, total: 20, seconds: 10) == "[#####---------------] 5 of 20, 0.5 a second, 30 s left")
        #expect(Progress.line(done: 1, total: 1000, seconds: 1).hasSuffix("16 min 39 s left"))
        #expect(Progress.line(done: 20, total: 20, seconds: 10).hasSuffix("0 s left"))
    }
}
