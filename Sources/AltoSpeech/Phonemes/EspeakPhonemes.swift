import Alto
import Foundation
import Subprocess

/// Text as IPA with stress marks, from eSpeak NG: the same as the Python package `phonemizer` gives with its espeak
/// backend, `preserve_punctuation`, `with_stress` and `strip`. (In French, whose stress is the phrase's and not the word's,
/// a phrase of one unstressed syllable keeps a stress that the package leaves out.)
///
/// eSpeak NG is under the GPL and therefore a process of its own. It is started with the first text and stays: each text
/// is one line to it, and a line of known phonemes behind it tells where the answer ends.
actor EspeakPhonemes {
    private let voice: String
    private let program: String
    private var process: Conversation?
    private var stressedPhonemes: String?

    /// - Parameter voice: as `espeak-ng -v` takes it.
    init(voice: String, program: String = "espeak-ng") {
        self.voice = voice
        self.program = program
    }

    /// - Throws: `Problem`: voiceMissing without the program, voiceFailed when it ends.
    func phonemes(_ text: String) async throws -> String {
        let parts = PunctuatedText(text)
        return parts.restored(try await stretches(parts.stretches))
    }

    /// - Returns: for each text its phonemes.
    func stretches(_ texts: [String]) async throws -> [String] {
        var answers: [String] = []
        for text in texts {
            try Task.checkCancellation()
            let spoken = try await spoken(text)
            // Only a stretch with a single stress can owe it to the intonation.
            answers.append(spoken.filter { $0 == "ˈ" }.count == 1 ? try await unintoned(text, spoken) : spoken)
        }
        return answers
    }

    private func spoken(_ text: String) async throws -> String {
        var answers: [String] = []
        for part in Self.parts(of: text) { answers += try await answer(to: Self.line(part)) }
        return Self.tidied(answers)
    }

    /// Numbers in words can be longer than the program reads at once; a text is cut at a space, if it has one.
    private static func parts(of text: String) -> [String] {
        guard text.utf8.count > longestLine else { return [text] }
        // A scalar has up to four bytes.
        return TextPieces.parted(text.boundedCharacters[...], longest: longestLine / 4) { room in
            room.lastIndex(of: " ").map { $0 + 1 } ?? room.endIndex
        }
        .map { String($0) }
    }

    /// The program's phonemes have already been intoned: a clause without any stress, such as "her" between two commas,
    /// got one. The library, which the reference asks, tells them before that. Behind a word that carries the stress of
    /// the clause, they stay as they are.
    private func unintoned(_ text: String, _ spoken: String) async throws -> String {
        guard !Self.stressedAlone.contains(text.trimmingCharacters(in: .whitespaces).lowercased()) else {
            return spoken
        }
        let prefix = try await stressedWord()
        let bare = Self.withoutStress(spoken)
        for variant in text == text.lowercased() ? [text] : [text, text.lowercased()] {
            let behind = try await self.spoken(Self.stressed + variant)
            guard behind.hasPrefix(prefix) else { continue }
            let found = behind.dropFirst(prefix.count).trimmingPrefix(" ")
            if Self.withoutStress(found) == bare { return found.contains("ˈ") ? spoken : String(found) }
        }
        return spoken
    }

    /// How this voice says the word that carries the stress.
    private func stressedWord() async throws -> String {
        if let known = stressedPhonemes { return known }
        let phonemes = try await spoken(Self.stressed)
        stressedPhonemes = phonemes
        return phonemes
    }

    private static let stressed = "[[k'at]] "
    /// Words that the dictionary stresses where they stand alone, and only there.
    private static let stressedAlone: Set<String> = ["me"]

    private static func withoutStress(_ phonemes: some StringProtocol) -> String {
        String(phonemes.filter { $0 != "ˈ" && $0 != "ˌ" })
    }

    /// What would end the line is a space.
    private static func line(_ text: String) -> [UInt8] {
        let harmless = text.unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}" ? " " : scalar
        }
        return String(String.UnicodeScalarView(harmless)).utf8 + [0x0A]
    }

    /// The program reads lines of at most 999 bytes.
    private static let longestLine = 990

    /// Lines of phonemes with `_` between them as one line without.
    private static func tidied(_ lines: [String]) -> String {
        var line = Substring(lines.joined(separator: " "))
        while line.first == " " { line.removeFirst() }
        while line.last == " " { line.removeLast() }
        return line.replacing("  ", with: " ").filter { $0 != "_" }
    }

    private func answer(to line: [UInt8]) async throws -> [String] {
        if process == nil { process = Conversation(program: program, voice: voice) }
        do {
            return try await process?.ask(line) ?? []
        } catch {
            // It may have been ended by somebody: the next text starts it anew.
            process = nil
            throw error
        }
    }
}

/// The running program. Ends with this object.
private final class Conversation: Sendable {
    private struct Request: Sendable {
        let line: [UInt8]
        let answer: CheckedContinuation<[String], any Error>
    }

    private let requests: AsyncStream<Request>.Continuation
    /// Phonemes that no text has, and so the end of an answer: "zəθzəθzəθzəθ".
    private static let end = Array("[[z@Tz@Tz@Tz@T]]\n".utf8)

    init(program: String, voice: String) {
        BrokenPipes.ignore()
        let (stream, continuation) = AsyncStream.makeStream(of: Request.self)
        requests = continuation
        Task {
            var failure: any Error = EspeakProgram.failure
            do {
                _ = try await Subprocess.run(
                    .name(program),
                    arguments: Arguments(["-q", "-b", "1", "-v", voice, "--ipa", "--sep=_"]),
                    input: .inputWriter, output: .sequence, error: .discarded
                ) { execution in
                    let input = execution.standardInputWriter
                    var lines = execution.standardOutput.strings().makeAsyncIterator()
                    _ = try await input.write(Self.end)
                    guard let end = try await lines.next() else { throw EspeakProgram.failure }
                    for await request in stream {
                        do {
                            _ = try await input.write(request.line + Self.end)
                            var answer: [String] = []
                            while true {
                                guard let line = try await lines.next() else { throw EspeakProgram.failure }
                                if line == end { break }
                                answer.append(line)
                            }
                            request.answer.resume(returning: answer)
                        } catch {
                            request.answer.resume(throwing: EspeakProgram.failure)
                            throw error
                        }
                    }
                    try? await input.finish()
                }
            } catch let error as SubprocessError where error.code == .executableNotFound {
                failure = EspeakProgram.missing
            } catch {
                failure = EspeakProgram.failure
            }
            continuation.finish()
            for await request in stream { request.answer.resume(throwing: failure) }
        }
    }

    // Not cancelled (see `uncancelled`): without requests the program's input ends, and so does the program.
    deinit { requests.finish() }

    func ask(_ line: [UInt8]) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            if case .terminated = requests.yield(Request(line: line, answer: continuation)) {
                continuation.resume(throwing: EspeakProgram.failure)
            }
        }
    }
}
