import Alto
import Testing

@testable import AltoReading

@Suite struct SpaceRestorerTests {
    /// Letters as bars of 12 columns, black on white, 48 pixels high, and what the network reads of them.
    private func line(_ text: String, gaps: [Int]) throws -> (characters: [TextRecognizer.Character], image: LineImage)
    {
        var starts: [Int] = [8]
        for gap in gaps { starts.append((starts.last ?? 0) + 12 + gap) }
        let width = (starts.last ?? 0) + 20
        var bytes = [UInt8](repeating: 255, count: 3 * width * 48)
        for start in starts {
            for row in 12..<36 {
                for byte in 3 * (row * width + start)..<3 * (row * width + start + 12) { bytes[byte] = 0 }
            }
        }
        let raster = try #require(Raster(width: width, height: 48, bytes: bytes))
        let quad = Quad(
            topLeft: Point(x: 0, y: 0), topRight: Point(x: Double(width), y: 0),
            bottomRight: Point(x: Double(width), y: 48), bottomLeft: Point(x: 0, y: 48))
        let image = LineImage(raster, quad: quad)
        let characters = zip(text, starts).map { letter, start in
            TextRecognizer.Character(
                text: String(letter), confidence: 0.99, start: Double(start) / Double(width),
                end: Double(start + 12) / Double(width))
        }
        return (characters, image)
    }

    private func restored(_ text: String, gaps: [Int]) throws -> String {
        let line = try line(text, gaps: gaps)
        return SpaceRestorer.restored(line.characters, in: line.image).map(\.text).joined()
    }

    @Test func `a gap between words becomes a space`() throws {
        #expect(try restored("NOPARKING", gaps: [3, 15, 3, 2, 4, 3, 2, 3]) == "NO PARKING")
        #expect(try restored("Room217", gaps: [3, 2, 3, 15, 4, 4]) == "Room 217")
    }

    @Test func `letters set apart are one word`() throws {
        #expect(try restored("CLOSED", gaps: [16, 14, 18, 15, 17]) == "CLOSED")
        #expect(try restored("GRASS", gaps: [9, 2, 3, 3]) == "GRASS")
    }

    @Test func `scripts without spaces get none`() throws {
        #expect(try restored("禁止停车", gaps: [3, 20, 3]) == "禁止停车")
    }

    @Test func `a line without contrast shows no gap`() throws {
        let line = try line("NOPARKING", gaps: [3, 15, 3, 2, 4, 3, 2, 3])
        let raster = try #require(Raster(width: 200, height: 48, bytes: [UInt8](repeating: 90, count: 3 * 200 * 48)))
        let quad = Quad(
            topLeft: Point(x: 0, y: 0), topRight: Point(x: 200, y: 0), bottomRight: Point(x: 200, y: 48),
            bottomLeft: Point(x: 0, y: 48))
        let blank = SpaceRestorer.restored(line.characters, in: LineImage(raster, quad: quad))
        #expect(blank == line.characters)
    }
}
