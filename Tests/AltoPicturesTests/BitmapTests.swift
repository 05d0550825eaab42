import Alto
import AltoPictures
import Testing

@Suite struct BitmapTests {
    private func little(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// A bitmap of 8 x 8.
    private func file(height: Int = 8, bits: Int, compression: Int, extra: [UInt8] = [], data: [UInt8]) -> [UInt8] {
        let offset = 54 + extra.count
        return Array("BM".utf8) + little(0, 8) + little(offset, 4) + little(40, 4) + little(8, 4) + little(height, 4)
            + little(1, 2) + little(bits, 2) + little(compression, 4) + [UInt8](repeating: 0, count: 20) + extra + data
    }

    private func pixels(_ bytes: [UInt8]) async throws -> [[UInt8]] {
        let raster = try await PictureDecoder().decode(bytes).raster(longestSide: 8)
        return stride(from: 0, to: raster.bytes.count, by: 3).map { Array(raster.bytes[$0..<$0 + 3]) }
    }

    private var palette: [UInt8] { [0, 0, 255, 0, 255, 0, 0, 0] + [UInt8](repeating: 0, count: 4 * 254) }

    @Test func `runs, literals, moves and line ends of run-length coding`() async throws {
        // Bottom row: 3 of colour 1, literals 1 0 1, then colour 0. Next row: 4 to the right, 2 of colour 1.
        let data: [UInt8] =
            [3, 1, 0, 3, 1, 0, 1, 0, 2, 0, 0, 0, 0, 2, 4, 0, 2, 1, 0, 0] + [UInt8](repeating: 0, count: 12) + [0, 1]
        let found = try await pixels(file(bits: 8, compression: 1, extra: palette, data: data))
        let red: [UInt8] = [255, 0, 0]
        let blue: [UInt8] = [0, 0, 255]
        #expect(Array(found[56..<64]) == [blue, blue, blue, blue, red, blue, red, red])
        #expect(Array(found[48..<56]) == [red, red, red, red, blue, blue, red, red])
    }

    @Test func `sixteen bits a pixel are five for each colour, or what the masks say`() async throws {
        let row = little(0x7C00, 2) + little(0x03E0, 2) + little(0x001F, 2) + [UInt8](repeating: 0, count: 10)
        let plain = try await pixels(file(height: -8, bits: 16, compression: 0, data: (0..<8).flatMap { _ in row }))
        #expect(Array(plain[0..<4]) == [[255, 0, 0], [0, 255, 0], [0, 0, 255], [0, 0, 0]])
        let masks = little(0xF800, 4) + little(0x07E0, 4) + little(0x001F, 4)
        let masked = try await pixels(
            file(height: -8, bits: 16, compression: 3, extra: masks, data: (0..<8).flatMap { _ in row }))
        #expect(Array(masked[0..<4]) == [[123, 130, 0], [0, 125, 0], [0, 0, 255], [0, 0, 0]])
    }

    @Test func `one bit a pixel is two colours`() async throws {
        let extra: [UInt8] = [0, 0, 0, 0, 255, 255, 255, 0]
        let row: [UInt8] = [0b1010_0001, 0, 0, 0]
        let data = Array([[UInt8]](repeating: row, count: 8).joined())
        let found = try await pixels(file(bits: 1, compression: 0, extra: extra, data: data))
        #expect(found[0..<8].map { $0[0] } == [255, 0, 255, 0, 0, 0, 0, 255])
    }

    @Test(arguments: [(8, 5), (24, 1), (3, 0), (8, 99)])
    func `a header that makes no sense is damage`(bits: Int, compression: Int) async {
        #expect(await code(decoding: file(bits: bits, compression: compression, data: [0, 0])) == .decodeFailed)
    }

    /// A file of 1,080 bytes that announced 9,999 x 9,999 pixels took 400 MB.
    @Test func `a small file that announces a huge picture gets no memory`() async {
        var bytes = file(bits: 8, compression: 1, extra: palette, data: [0, 1])
        bytes.replaceSubrange(18..<26, with: little(9999, 4) + little(9999, 4))
        #expect(await code(decoding: bytes) == .imageTruncated)
    }
}
