import Testing

@testable import AltoCommand

@Suite struct PullLineTests {
    @Test(arguments: [
        (0, "0 bytes"), (999, "999 bytes"), (1_000, "1.00 kB"), (12_345_678, "12.3 MB"), (999_600, "1.00 MB"),
        (1_880_000_000, "1.88 GB"), (.max, "9223372 TB"),
    ])
    func `sizes are short`(count: Int64, text: String) {
        #expect(Bytes.text(count) == text)
    }
}
