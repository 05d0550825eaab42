import Alto
import Testing

@testable import AltoSpeech

@Suite struct WAVDataTests {
    private func wav(_ samples: [Int16], dataSize: UInt32 = 0x7FFF_F000, bits: UInt16 = 16, rate: UInt32 = 22_050)
        -> [UInt8]
    {
        func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
            (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        }
        let format =
            bytes(UInt16(1)) + bytes(UInt16(1)) + bytes(rate) + bytes(rate * 2) + bytes(UInt16(2)) + bytes(bits)
        return Array("RIFF".utf8) + bytes(UInt32(0x7FFF_F024)) + Array("WAVEfmt ".utf8) + bytes(UInt32(16)) + format
            + Array("data".utf8) + bytes(dataSize) + samples.flatMap { bytes($0) }
    }

    @Test func `the length in a pipe's header is not believed`() throws {
        let sound = try WAVData.sound(in: wav([0, 16_384, -32_768]))
        #expect(sound == Sound(samples: [0, 0.5, -1], sampleRate: 22_050))
    }

    @Test func `no cut of the bytes traps`() {
        let whole = wav([1, 2, 3])
        for length in 0..<whole.count { _ = try? WAVData.sound(in: Array(whole.prefix(length))) }
        #expect(throws: WAVData.Failure.notWAV) { try WAVData.sound(in: Array(whole.prefix(18))) }
        #expect(throws: WAVData.Failure.unsupported) { try WAVData.sound(in: Array(whole.prefix(30))) }
    }

    @Test func `other formats are refused`() {
        #expect(throws: WAVData.Failure.unsupported) { try WAVData.sound(in: wav([1], bits: 8)) }
        #expect(throws: WAVData.Failure.unsupported) { try WAVData.sound(in: wav([1], rate: 0)) }
        #expect(throws: WAVData.Failure.notWAV) { try WAVData.sound(in: Array("hello world, this is text".utf8)) }
    }
}
