import Alto
import CCodes
import Testing

@testable import AltoReading

/// Symbols are drawn by ZXing's writer; it has none for Micro QR, which zint drew.
@Suite struct CodeReaderTests {
    private static let samples: [(Code.Kind, String)] = [
        (.qr, "https://example.org/menu/7"), (.dataMatrix, "DM 0123 abc"), (.aztec, "Aztec content 99"),
        (.pdf417, "PDF417 says hello"), (.ean8, "96385074"), (.ean13, "5901234123457"), (.upcA, "036000291452"),
        (.upcE, "01234565"), (.code128, "CODE-128 abc"), (.code39, "CODE39-77"), (.itf, "12345678901231"),
    ]

    private func symbol(_ kind: Code.Kind, _ text: String, width: Int32 = 300, height: Int32 = 150) throws -> Raster {
        var gray: UnsafeMutablePointer<UInt8>?
        var drawnWidth: Int32 = 0, drawnHeight: Int32 = 0
        let status = unsafe alto_codes_draw(kind.cKind, text, width, height, &gray, &drawnWidth, &drawnHeight)
        try #require(status == ALTO_CODES_OK)
        defer { unsafe alto_codes_free_drawing(gray) }
        let values = unsafe Array(UnsafeBufferPointer(start: gray, count: Int(drawnWidth * drawnHeight)))
        return try #require(Raster(width: Int(drawnWidth), height: Int(drawnHeight), gray: values))
    }

    private func codes(in raster: Raster) async throws -> [Code] {
        guard case .codes(let codes, _) = try await CodeReader().observe(Picture(raster)) else { return [] }
        return codes
    }

    @Test(arguments: samples)
    func `every kind is read`(kind: Code.Kind, text: String) async throws {
        let codes = try await codes(in: symbol(kind, text))
        #expect(codes.map(\.kind) == [kind])
        #expect(codes.map(\.content) == [text])
    }

    @Test(arguments: samples)
    func `every kind is read in a corner, turned, where it is`(kind: Code.Kind, text: String) async throws {
        let drawn = try symbol(kind, text).turned(quarterTurns: 1)
        let canvas = try #require(Raster.canvas(width: 700, height: 500, gray: 180, pasting: drawn, x: 380, y: 60))
        let codes = try await codes(in: canvas)
        #expect(codes.map(\.content) == [text])
        let box = try #require(codes.first).box
        #expect(box.x >= 370 && box.x + box.width <= 390 + drawn.width, "\(box)")
        #expect(box.y >= 50 && box.y + box.height <= 70 + drawn.height, "\(box)")
    }

    @Test func `a Micro QR code is read`() async throws {
        guard case .codes(let codes, _) = try await CodeReader().observe(Fixtures.picture("micro-qr")) else { return }
        #expect(codes.map(\.kind) == [.microQR])
        #expect(codes.map(\.content) == ["ALTO 7"])
    }

    @Test(arguments: [Code.Kind.qr, .aztec, .ean13])
    func `bright symbols on dark are read`(kind: Code.Kind) async throws {
        let text = try #require(Self.samples.first { $0.0 == kind }?.1)
        let drawn = try symbol(kind, text)
        let negative = try #require(
            Raster(width: drawn.width, height: drawn.height, bytes: drawn.bytes.map { 255 - $0 }))
        #expect(try await codes(in: negative).map(\.content) == [text])
    }

    // ZXing 1.4 ended the process with "Assertion `lineCount() == 1' failed" when a picture held one bar code twice.
    @Test(arguments: [Code.Kind.ean13, .code128, .upcE])
    func `one bar code twice in a picture is two codes, and no end of the process`(kind: Code.Kind) async throws {
        let text = try #require(Self.samples.first { $0.0 == kind }?.1)
        let drawn = try symbol(kind, text)
        let one = try #require(Raster.canvas(width: 500, height: 600, gray: 255, pasting: drawn, x: 40, y: 40))
        let two = try #require(Raster.canvas(width: 500, height: 600, gray: 255, pasting: drawn, x: 90, y: 380))
        let both = try #require(
            Raster(width: 500, height: 600, bytes: zip(one.bytes, two.bytes).map { min($0, $1) }))
        #expect(try await codes(in: both).map(\.content) == [text, text])
    }

    @Test func `several kinds in one picture are all read, from top to bottom`() async throws {
        let qr = try symbol(.qr, "first", width: 160, height: 160), bars = try symbol(.ean13, "5901234123457")
        let one = try #require(Raster.canvas(width: 500, height: 600, gray: 255, pasting: qr, x: 40, y: 40))
        let two = try #require(Raster.canvas(width: 500, height: 600, gray: 255, pasting: bars, x: 90, y: 380))
        let both = try #require(
            Raster(width: 500, height: 600, bytes: zip(one.bytes, two.bytes).map { min($0, $1) }))
        #expect(try await codes(in: both).map(\.content) == ["first", "5901234123457"])
    }

    @Test func `nothing is read in stripes, checks and noise`() async throws {
        var random = SystemRandomNumberGenerator()
        for pattern in 0..<6 {
            let gray = (0..<(300 * 240)).map { i -> UInt8 in
                let x = i % 300, y = i / 300
                return switch pattern {
                case 0: (x / 7) % 2 == 0 ? 20 : 230
                case 1: (x / 9 + y / 9) % 2 == 0 ? 20 : 230
                case 2: UInt8.random(in: 0...255, using: &random)
                case 3: (y / 5) % 2 == 0 ? 20 : 230
                case 4: ((x + y) / 6) % 2 == 0 ? 20 : 230
                default: UInt8(x * 255 / 300)
                }
            }
            let raster = try #require(Raster(width: 300, height: 240, gray: gray))
            #expect(try await codes(in: raster).isEmpty, "pattern \(pattern)")
        }
    }

    @Test func `a picture one pixel high has no code`() async throws {
        let raster = try #require(Raster(width: 4_000, height: 1, bytes: [UInt8](repeating: 9, count: 12_000)))
        #expect(try await codes(in: raster).isEmpty)
    }
}

@Suite struct CodeJudgeTests {
    private func found(_ kind: Code.Kind, _ text: String?, bytes: [UInt8] = [], lines: Int) -> DetectedCode {
        DetectedCode(
            kind: kind, text: text, bytes: bytes.isEmpty ? Array((text ?? "").utf8) : bytes, lineCount: lines,
            rect: Rect(left: 0, top: 0, right: 50, bottom: 20))
    }

    @Test func `a bar code on few lines is a fence`() {
        #expect(CodeFilter.accepted([found(.itf, "123456", lines: 3)]).isEmpty)
        #expect(CodeFilter.accepted([found(.itf, "12", lines: 90)]).isEmpty)
        #expect(CodeFilter.accepted([found(.itf, "123456", lines: 30)]).count == 1)
    }

    @Test func `what is found at two sizes is one code`() {
        #expect(CodeFilter.accepted([found(.qr, "a", lines: 0), found(.qr, "a", lines: 0)]).count == 1)
    }

    @Test func `bytes that are no text are given in hexadecimal`() {
        #expect(CodeFilter.content(of: found(.qr, nil, bytes: [0x00, 0xFF, 0x1B], lines: 0)).text == "00ff1b")
        #expect(CodeFilter.content(of: found(.qr, nil, bytes: Array("héllo".utf8), lines: 0)).text == "héllo")
    }
}
