import Alto
import CCodes
import Testing

@testable import AltoReading

/// Sheets of many codes, of which ZXing gave three: 4 were 3, 9 were 3, 27 were 12.
@Suite struct CodeSheetTests {
    private func symbol(_ text: String, side: Int32 = 100) throws -> Raster {
        var gray: UnsafeMutablePointer<UInt8>?
        var drawnWidth: Int32 = 0, drawnHeight: Int32 = 0
        let status = unsafe alto_codes_draw(ALTO_CODE_QR, text, side, side, &gray, &drawnWidth, &drawnHeight)
        try #require(status == ALTO_CODES_OK)
        defer { unsafe alto_codes_free_drawing(gray) }
        let values = unsafe Array(UnsafeBufferPointer(start: gray, count: Int(drawnWidth * drawnHeight)))
        return try #require(Raster(width: Int(drawnWidth), height: Int(drawnHeight), gray: values))
    }

    /// Symbols in rows of a number of columns.
    private func sheet(_ texts: [String], columns: Int, gap: Int = 16) throws -> Raster {
        let symbols = try texts.map { try symbol($0) }
        let side = (symbols.map(\.width).max() ?? 0) + gap
        let rows = (texts.count + columns - 1) / columns
        let width = columns * side + gap, height = rows * side + gap
        var bytes = [UInt8](repeating: 255, count: 3 * width * height)
        for (index, symbol) in symbols.enumerated() {
            let left = gap + index % columns * side, top = gap + index / columns * side
            for row in 0..<symbol.height {
                let from = 3 * row * symbol.width, to = 3 * ((top + row) * width + left)
                bytes.replaceSubrange(to..<to + 3 * symbol.width, with: symbol.bytes[from..<from + 3 * symbol.width])
            }
        }
        return try #require(Raster(width: width, height: height, bytes: bytes))
    }

    private func contents(_ raster: Raster) async throws -> [String] {
        guard case .codes(let codes, _) = try await CodeReader().observe(Picture(raster)) else { return [] }
        return codes.map(\.content)
    }

    @Test(arguments: [(2, 2), (4, 2), (9, 3), (27, 6), (48, 8)])
    func `all codes of a sheet are found, in reading order`(count: Int, columns: Int) async throws {
        let texts = (1...count).map { "BIN-\($0)" }
        #expect(try await contents(sheet(texts, columns: columns)) == texts)
    }

    @Test func `the same code several times is as many codes`() async throws {
        #expect(try await contents(sheet(Array(repeating: "BIN-1", count: 6), columns: 3)).count == 6)
    }

    // MARK: Secrets

    private static let key = "otpauth://totp/Tram:ana@tram.example?secret=JBSWY3DPEHPK3PXP&issuer=Tram"

    @Test func `the secret of a one-time password stays in the code, unless it is asked for`() async throws {
        let raster = try sheet([Self.key], columns: 1)
        #expect(try await contents(raster) == ["otpauth://totp/Tram:ana@tram.example?issuer=Tram"])
        guard case .codes(let codes, _) = try await CodeReader(keepsSecrets: true).observe(Picture(raster)) else {
            return
        }
        #expect(codes.map(\.content) == [Self.key])
    }

    @Test func `so does the password of a network`() async throws {
        let raster = try sheet(["WIFI:S:Café\\;7;T:WPA;P:hunter2\\;x;H:true;;"], columns: 1)
        #expect(try await contents(raster) == ["WIFI:S:Café\\;7;T:WPA;H:true;;"])
    }

    // MARK: Character sets that a code does not state

    @Test(arguments: [
        ("Café Ümlaut", "WINDOWS-1252"), ("é è à ü ß jj", "WINDOWS-1252"), ("Muñoz, calle España 5", "WINDOWS-1252"),
        ("Preis: 5 € – günstig", "WINDOWS-1252"), ("東京駅のりば", "CP932"), ("カフェ ラテ", "CP932"),
        ("Привет, мир", "WINDOWS-1251"), ("Москва, Красная площадь", "KOI8-R"), ("zażółć gęślą jaźń", "WINDOWS-1250"),
        ("Grüße, Привет, 東京", "UTF-8"), ("plain", "US-ASCII"),
    ])
    func `the bytes tell their character set`(text: String, characters: String) throws {
        let bytes = try #require(encoded(text, characters))
        #expect(CharacterEvidence.text(of: bytes) == text)
    }

    @Test func `bytes that are no text tell none`() {
        #expect(CharacterEvidence.text(of: [0, 1, 2, 0xFF, 0xFE, 0x80]) == nil)
        #expect(CharacterEvidence.text(of: (0..<64).map { UInt8(128 + $0) }) == nil)
    }

    /// Encodes by looking for the bytes that decode to each letter.
    private func encoded(_ text: String, _ characters: String) -> [UInt8]? {
        if ["UTF-8", "US-ASCII"].contains(characters) { return Array(text.utf8) }
        var table: [Character: [UInt8]] = [:]
        for first in UInt8.min...UInt8.max {
            if let letter = CharacterEvidence.decoded([first], characters), letter.count == 1 {
                table[Character(letter)] = table[Character(letter)] ?? [first]
            }
        }
        if characters == "CP932" {
            for first in UInt8(0x81)...0xEA {
                for second in UInt8(0x40)...0xFC {
                    guard let letter = CharacterEvidence.decoded([first, second], characters), letter.count == 1 else {
                        continue
                    }
                    table[Character(letter)] = table[Character(letter)] ?? [first, second]
                }
            }
        }
        var bytes: [UInt8] = []
        for letter in text {
            guard let code = table[letter] else { return nil }
            bytes += code
        }
        return bytes
    }
}
