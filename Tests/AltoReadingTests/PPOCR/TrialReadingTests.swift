import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoReading

/// Tables, charts, chats, codes and foreign scripts, as trials showed them to go wrong.
@Suite(
    .enabled(
        if: PPOCR.isInstalled && Shared.isPresent && TextReader.installedLanguages().contains("eng"),
        "the shared files or the networks are not here"))
struct TrialReadingTests {
    private static let reader = try? TextReader(languages: [TextReader.automatic], network: PPOCR.files)

    private func text(_ name: String) async throws -> ReadText? {
        let url = Shared.folder.appending(path: "trials").appending(path: name)
        guard case .text(let text) = try await #require(Self.reader).observe(Fixtures.picture(at: url)) else {
            return nil
        }
        return text
    }

    @Test(arguments: [
        ("O07_table_lines.png", "Item Qty Price\nApples 3 1.20\nBread 1 2.85\nSoap 2 4.10\nTotal 8.15"),
        ("O18_dosage.png", "Medicine Morning Evening\nAspirin 1 0\nMetformin 2 2\nWarfarin 0 1"),
        (
            "O18_timetable.png",
            "Line From To Departs\n7 Harbour Castle 08:15\n12 Market Station 08:22\nN4 Museum Airport 23:50"
        ),
        ("O16_chart.png", "Visitors per month\n\nJan 120\nFeb 90\nMar 210\nApr 330"),
        (
            "O13_dark_chat.png",
            "Are you home yet?\n\nTen minutes, bus is late\n\nOk, I will heat the soup\n\nThanks! Buy milk?\n\nAlready did"
        ),
        ("O19_I.png", "I am at the café. If I call, pick up!"), ("O19_number42.png", "42"),
    ])
    func `each cell is read in its row, each message in its place`(name: String, expected: String) async throws {
        #expect(try await text(name)?.content == expected)
    }

    @Test func `a code of letters that look alike is read with its doubt`() async throws {
        let text = try #require(try await text("O12_confusable.png"))
        #expect(!Confidence.isSure(of: text), "\(text)")
    }

    @Test(.enabled(if: !TextReader.installedLanguages().contains("ara"), "the data for Arabic is installed"))
    func `text in a script without data is told, with its name and its remedy`() async throws {
        let partial = try await #require(throws: PartialObservation.self) { try await text("O14_arabic.png") }
        #expect(partial.problem.code == .textLanguageMissing)
        #expect(partial.problem.message == "There is text in Arabic script that I cannot read.")
        #expect(partial.problem.remedy?.contains("tesseract-ocr-ara") == true)
    }
}
