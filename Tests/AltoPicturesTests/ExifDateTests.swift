import Alto
import Testing

@testable import AltoPictures

@Suite struct ExifDateTests {
    /// A big-endian Exif block with DateTimeOriginal.
    private func block(_ date: String) -> [UInt8] {
        func big(_ value: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
        }
        let text = Array(date.utf8) + [0]
        return Array("Exif\0\0MM".utf8) + big(42, 2) + big(8, 4) + big(1, 2) + big(0x8769, 2) + big(4, 2) + big(1, 4)
            + big(26, 4) + big(0, 4) + big(1, 2) + big(0x9003, 2) + big(2, 2) + big(text.count, 4) + big(44, 4)
            + big(0, 4) + text
    }

    @Test func `the day is read`() {
        #expect(CaptureDate(exif: block("2026:11:20 09:30:00")) == CaptureDate(year: 2026, month: 11, day: 20))
    }

    @Test(arguments: ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026-11-20T09:30:00", "twenty"])
    func `a clock that was never set is no date`(text: String) {
        #expect(CaptureDate(exif: block(text)) == nil)
    }

    @Test func `a block may end anywhere`() {
        let whole = block("2026:11:20 09:30:00")
        for count in 0..<whole.count - 1 {
            #expect(CaptureDate(exif: Array(whole.prefix(count))) == nil)
        }
    }
}
