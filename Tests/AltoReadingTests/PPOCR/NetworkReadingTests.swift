import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoReading

/// Pictures read with the network and Tesseract together.
@Suite(.enabled(if: PPOCR.isInstalled && TextReader.installedLanguages().contains("eng")))
struct NetworkReadingTests {
    private static let reader = try? TextReader(languages: ["eng"], network: PPOCR.files)

    private func text(in picture: Picture, reader: TextReader? = Self.reader) async throws -> ReadText? {
        guard case .text(let text) = try await #require(reader).observe(picture) else {
            Issue.record("The text reader observed something else.")
            return nil
        }
        return text
    }

    private func words(_ text: ReadText?) -> String {
        (text?.content ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `a leaning sign is read where it is, with its capitals`() async throws {
        let text = try #require(try await text(in: Fixtures.picture("sign")))
        #expect(text.content == "AWS re:Invent")
        let box = try #require(text.blocks.first?.box)
        #expect((100...170).contains(box.x) && (140...190).contains(box.y), "\(box)")
        #expect((240...330).contains(box.width) && (30...90).contains(box.height), "\(box)")
    }

    @Test(arguments: [1, 2, 3])
    func `a turned sign reads the same`(quarterTurns: Int) async throws {
        let picture = try await Fixtures.picture("sign").turned(quarterTurns: quarterTurns)
        #expect(words(try await text(in: picture)) == "AWS re:Invent")
    }

    @Test func `pages are read as Tesseract reads them`() async throws {
        let alone = try TextReader(languages: ["eng"])
        for name in ["columns", "receipt", "hyphens", "dark"] {
            let picture = try await Fixtures.picture(name)
            #expect(try await text(in: picture)?.content == text(in: picture, reader: alone)?.content, "\(name)")
        }
    }

    @Test func `nothing is read in fur, on a plain ground and in the smallest picture`() async throws {
        #expect(try await text(in: Fixtures.picture("fur")) == nil)
        for side in [8, 33, 400] {
            let raster = try #require(
                Raster(width: side, height: side, gray: [UInt8](repeating: 90, count: side * side)))
            #expect(try await text(in: Picture(raster)) == nil)
        }
    }

    @Test(.enabled(if: Shared.isPresent), arguments: ["chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg"])
    func `nothing is read in a photo without text`(name: String) async throws {
        #expect(try await text(in: Fixtures.picture(at: Shared.picture(name))) == nil)
    }

    @Test func `letters of squares are read, which Tesseract alone does not do`() async throws {
        let letters = try #require(
            Raster(width: 256, height: 96, bytes: PPOCR.pixels(width: 256, height: 96, scale: 4, left: 30, top: 30)))
        let canvas = try #require(Raster.canvas(width: 700, height: 500, gray: 90, pasting: letters, x: 200, y: 180))
        #expect(words(try await text(in: Picture(canvas))) == "THE TEXT")
    }

    @Test(.enabled(if: TextReader.installedLanguages().contains("rus")))
    func `a script that the network does not know is left to Tesseract`() async throws {
        let picture = try await Fixtures.picture("russian")
        let alone = try TextReader(languages: ["auto"])
        let both = try TextReader(languages: ["auto"], network: PPOCR.files)
        let expected = try #require(try await text(in: picture, reader: alone))
        #expect(try await text(in: picture, reader: both) == expected)
        #expect(expected.content.contains("воскресенье"))
    }

    @Test(
        arguments: [
            (PPOCRFiles.detector, "cut"), (PPOCRFiles.detector, "empty"), (PPOCRFiles.detector, "other"),
            (PPOCRFiles.recognizer, "cut"), (PPOCRFiles.recognizer, "other"), (PPOCRFiles.characters, "cut"),
            (PPOCRFiles.characters, "other"),
        ])
    func `a file that cannot be used is one problem, and Tesseract reads`(file: String, damage: String) async throws {
        let files = try #require(
            try PPOCR.copy(changing: file) { data in
                switch damage {
                case "cut": data.prefix(data.count / 2)
                case "empty": Data()
                default: try Data(contentsOf: PPOCR.folder.appending(path: PPOCRFiles.classifier))
                }
            })
        defer { try? FileManager.default.removeItem(at: files.folder) }
        let reader = try TextReader(languages: ["eng"], network: files)
        let picture = try await Fixtures.picture("sign")
        for _ in 0..<2 {
            await #expect {
                _ = try await reader.observe(picture)
            } throws: { error in
                guard let partial = error as? PartialObservation, case .text(let text) = partial.observation else {
                    return false
                }
                return text?.content == "AWS re:Invent" && partial.problem.code == .modelInvalid
                    && partial.problem.message.contains(file) && !partial.problem.message.contains("/")
            }
        }
    }
}
