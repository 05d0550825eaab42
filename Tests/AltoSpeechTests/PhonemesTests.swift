import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

@Suite struct PhonemesTests {
    private static let isReady = PythonScript.isReady && SpeechTesting.has("espeak-ng")

    private struct Example: Decodable {
        let text: String
        let phonemes: String
    }

    /// Against PyPI's `phonemizer` (Tests/Phonemes/reference.py).
    @Test(
        .enabled(if: isReady, "espeak-ng or the Python package phonemizer is not installed; ./test installs both"),
        arguments: [("en-us", 5_000), ("de", 200)])
    func `phonemes equal those of phonemizer`(_ voice: String, _ count: Int) async throws {
        let lines = try PythonScript.run("Phonemes/reference.py", voice, String(count)).output.split(separator: "\n")
        #expect(lines.count > count * 99 / 100)

        let espeak = EspeakPhonemes(voice: voice)
        var different: [String] = []
        for line in lines {
            let example = try JSONDecoder().decode(Example.self, from: Data(line.utf8))
            let found = try await espeak.phonemes(example.text)
            if found != example.phonemes {
                different.append("“\(example.text)”: \(found) instead of \(example.phonemes)")
            }
        }
        let (count, first) = (different.count, different.prefix(5).joined(separator: "\n"))
        #expect(count == 0, "for instance \(first)")
    }

    @Test(.enabled(if: SpeechTesting.has("espeak-ng"))) func `text is no command`() async throws {
        let espeak = EspeakPhonemes(voice: "en-us")
        #expect(try await espeak.phonemes("one\ntwo") == espeak.phonemes("one two"))
        // As phonemes this would be a word, and not letters between brackets.
        #expect(try await espeak.phonemes("[[hI]]").contains("["))
        #expect(try await espeak.phonemes("").isEmpty)
        #expect(try await espeak.phonemes("?!") == "?!")
        _ = try await espeak.phonemes(String(repeating: "na ", count: 2_000))
        #expect(try await espeak.phonemes("cat") == "kˈæt")
    }

    /// 300 digits are 1,500 letters in words, of which the program was given 990.
    @Test(.enabled(if: SpeechTesting.has("espeak-ng"))) func `numbers in words are spoken to their end`() async throws {
        let espeak = EspeakPhonemes(voice: "en-us")
        let found = try await espeak.phonemes(String(repeating: "nine ", count: 300))
        #expect(found.split(separator: " ").count { $0.hasSuffix("aɪn") } == 300)
        // 330 characters of three bytes, and no half of one.
        #expect(try await !espeak.phonemes(String(repeating: "漢", count: 400)).contains("\u{FFFD}"))
    }

    @Test func `a missing program is told`() async {
        let problem = await SpeechTesting.problem {
            _ = try await EspeakPhonemes(voice: "en-us", program: "no-such-espeak").phonemes("cat")
        }
        #expect(problem?.code == .voiceMissing)
    }
}
