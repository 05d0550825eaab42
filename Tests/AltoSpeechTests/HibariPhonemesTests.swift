import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

@Suite struct HibariPhonemesTests {
    /// `Tools/reference/hibari_voice.py` made it, with hibari's own package.
    @Test(.enabled(if: HibariTesting.isThere)) func `phonemes equal those of hibari's own package`() throws {
        try Self.compare(HibariTesting.reference.appending(path: "phonemes.tsv"), atLeast: 290)
    }

    @Test(.enabled(if: HibariTesting.isThere && Self.largeFile != nil))
    func `they do so on as many sentences as are given`() throws {
        try Self.compare(URL(filePath: try #require(Self.largeFile)), atLeast: 1)
    }

    private static let largeFile = ProcessInfo.processInfo.environment["ALTO_HIBARI_SENTENCES"]

    private static func compare(_ file: URL, atLeast least: Int) throws {
        let pronouncer = try EnglishPronouncer(folder: HibariTesting.folder, keepsReferenceErrors: true)
        let words = try UnknownWordReader(
            file: HibariTesting.folder.appending(path: HibariFiles.unknownWords), threads: 1, cache: nil)
        var count = 0
        var different: [String] = []
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2 else { continue }
            count += 1
            let phonemes = try pronouncer.phonemes(parts[0], unknown: words.phonemes)
            if phonemes != parts[1] { different.append("\(parts[0]): \(phonemes) is not \(parts[1])") }
        }
        #expect(count >= least)
        #expect(different.isEmpty, "\(different.count) of \(count): \(different.prefix(5))")
    }

    @Test(.enabled(if: HibariTesting.isThere)) func `a king's name is not taken for a number`() throws {
        let pronouncer = try EnglishPronouncer(folder: HibariTesting.folder)
        func read(_ text: String) -> String { pronouncer.phonemes(text, unknown: { $0 }) }
        #expect(read("King Charles spoke.") == "kˈɪŋ ʧˈɑɹlz spˈOk.")
        #expect(read("King Charles III") == "kˈɪŋ ʧˈɑɹlz ðə θˈɜɹd")
    }

    @Test(arguments: [
        ("camelCase", ["camel", "Case"]), ("HTMLPage", ["HTMLPage"]), ("ABcd", ["A", "Bcd"]), ("don't", ["don't"]),
        ("B2B", ["B", "2", "B"]),
        ("3.14", ["3.14"]), ("-5", ["-5"]), ("a-b_c", ["a", "-", "b", "_", "c"]), ("''x", ["''", "x"]),
        ("€5", ["€", "5"]),
    ]) func `a token is parted where the lexicon wants it`(_ token: String, _ parts: [String]) {
        #expect(SubtokenPattern.parts(of: token) == parts)
    }

    @Test(arguments: [("IV", 4), ("XLII", 42), ("C", 100), ("IIII", nil), ("MIX", nil), ("", nil)] as [(String, Int?)])
    func `Roman numerals are whole words`(_ text: String, _ value: Int?) {
        #expect(RomanNumeral.value(of: text.unicodeScalars) == value)
    }

    @Test func `numbers are as long as they are`() {
        #expect(EnglishNumerals.cardinal(1_234) == "one thousand, two hundred and thirty-four")
        #expect(EnglishNumerals.cardinal(2_000_005) == "two million and five")
        #expect(EnglishNumerals.ordinal(101) == "one hundred and first")
        #expect(EnglishNumerals.year(1905) == "nineteen oh-five")
        #expect(EnglishNumerals.decimal("3.140") == "three point one four")
        let digits = String(repeating: "7", count: 60)
        #expect(EnglishNumerals.cardinal(digits: digits)?.hasPrefix("seven seven") == true)
        #expect(EnglishNumerals.cardinal(digits: "7a") == nil)
    }

    @Test(arguments: [
        (0.5, "kˈæt", "kˈæt"), (0, "kæt", "kˌæt"), (2, "kæt", "kˈæt"), (-0.5, "kˈætnˌæp", "kˌætnæp"),
        (-2, "kˈæt", "kæt"),
        (1, "kˌæt", "kˈæt"), (2, "ts", "ts"),
    ]) func `stress is moved as misaki does it`(_ stress: Double, _ phonemes: String, _ expected: String) {
        #expect(PhonemeStress.applied(stress, to: phonemes) == expected)
    }

    @Test(arguments: [
        ("həˈloʊ", "həlˈO"), ("ˈtʃiːtə", "ʧˈitə"), ("ˈdʒɔɪ", "ʤˈY"), ("bɜːrd", "bɜɹd"), ("ˈgɑːrdən", "ɡˈɑɹdən"),
        ("ˈpaʊər", "pˈWəɹ"), ("q☃", "q"),
    ]) func `IPA becomes Kokoro's alphabet`(_ ipa: String, _ phonemes: String) {
        #expect(KokoroPhonemes.of(ipa: ipa) { $0 != "☃" } == phonemes)
    }
}
