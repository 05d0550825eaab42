import AltoTesting
import Foundation
import Testing

@testable import AltoReading

@Suite struct CTCDecoderTests {
    private func symbols(_ path: [Int], classes: Int = 4, used: Int = 99) -> [CTCDecoder.Symbol] {
        var values: [Float] = []
        for (step, index) in path.enumerated() {
            values += (0..<classes).map { $0 == index ? 0.9 - Float(step) / 100 : 0.01 }
        }
        return CTCDecoder.symbols(values.span, steps: path.count, classes: classes, used: used)
    }

    @Test func `repeats are one character, and a blank parts two of the same`() {
        let found = symbols([0, 1, 1, 0, 1, 2, 3, 3])
        #expect(found.map(\.index) == [1, 1, 2, 3])
        #expect(found.map(\.steps) == [1..<3, 4..<5, 5..<6, 6..<8])
        // The probability of the first step.
        #expect(abs(found[3].confidence - 0.84) < 1e-5)
    }

    @Test func `steps that see padding are not read`() {
        #expect(symbols([1, 0, 2], used: 2).map(\.index) == [1])
    }

    @Test func `a size that does not fit reads nothing`() {
        let values: [Float] = [0.1, 0.9]
        #expect(CTCDecoder.symbols(values.span, steps: 3, classes: 2, used: 3).isEmpty)
        #expect(CTCDecoder.symbols(values.span, steps: 0, classes: 0, used: 3).isEmpty)
    }
}

@Suite struct CharacterTableTests {
    private func table(_ bytes: [UInt8]) throws -> CharacterTable {
        let file = FileManager.default.temporaryDirectory.appending(path: "keys-\(UUID().uuidString).txt")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try CharacterTable(file)
    }

    @Test func `both forms of the list are the same table`() throws {
        let raw = try table(Array("a\n一\n★\n".utf8)), whole = try table(Array("blank\na\n一\n★\n ".utf8))
        #expect(raw.characters == ["blank", "a", "一", "★", " "])
        #expect(whole.characters == raw.characters)
    }

    @Test(arguments: [
        [0x61, 0x0A, 0xFF, 0xFE], Array("a\n\nb\n".utf8), Array("a\n\u{1B}[2J\n".utf8), [],
        Array(String(repeating: "x", count: 40).utf8), Array(repeating: 0x0A, count: 2 << 20),
    ])
    func `a list that is none is refused`(bytes: [UInt8]) {
        #expect(throws: PPOCRError.self) { _ = try table(bytes) }
    }
}
