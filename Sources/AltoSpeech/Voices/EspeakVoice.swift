package import Alto
import Subprocess

/// A voice of eSpeak NG, which runs as a process of its own: it is under the GPL, Alto is not.
///
/// The text goes through standard input, never through a shell or an argument.
package struct EspeakVoice: Voice {
    package let facts: VoiceFacts
    private let listed: EspeakListing.Entry
    private let program: EspeakProgram

    init(_ listed: EspeakListing.Entry, program: EspeakProgram) {
        self.listed = listed
        self.program = program
        facts = VoiceFacts(
            id: "espeak/\(listed.name)", language: listed.language.text, title: listed.title,
            sampleRate: EspeakProgram.sampleRate, rank: 1)
    }

    /// The dialects that the voice also speaks for, the best first: "es-MX" for Latin American Spanish.
    var otherLanguages: [(tag: LanguageTag, priority: Int)] { listed.otherLanguages }

    package func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error> {
        // Other languages' numbers and signs are read by eSpeak NG's own rules.
        let words = listed.language.primary == "en" ? EnglishTextNormalizer().read(text) : text
        return SpokenPieces.stream(of: EngineText.forESpeak(words), prosody: prosody) {
            [program, listed] piece, prosody in
            try await ExactRate.render(prosody: prosody, nativePitch: EspeakProgram.nativePitch) { rate, pitch in
                try await program.synthesize(piece, voiceFile: listed.file, rate: rate, pitch: pitch)
            }
        }
    }
}

/// The `espeak-ng` program.
struct EspeakProgram: Sendable {
    /// All its voices are made of formants at this rate.
    static let sampleRate = 22_050
    private static let wordsPerMinute = 175.0
    /// Below 80 the program refuses; above 525 (three times) words begin to lose sounds.
    private static let speeds = 80.0...525.0
    /// A piece of 300 characters at the slowest speed is about 60 seconds or 3 MB.
    private static let mostBytes = 64 << 20
    private static let mostListed = 1 << 20

    var name = "espeak-ng"

    /// Text shorter than this is not parted further when the program fails on it.
    private static let shortestPart = 40

    /// - Returns: one piece of text as sound, without the silence round it.
    func synthesize(_ text: String, voiceFile: String, rate: Double, pitch: Double) async throws -> Sound {
        do {
            return try await synthesizeAtOnce(text, voiceFile: voiceFile, rate: rate, pitch: pitch)
        } catch let problem as Problem where problem == Self.failure && text.count > Self.shortestPart {
            // Version 1.51 ends with "buffer overflow detected" on 200 characters such as "A.B.C.D."; halves are spoken.
            var whole = Sound(samples: [], sampleRate: Self.sampleRate)
            for part in EngineText.pieces(of: text, longest: text.count / 2 + 1) {
                whole.samples += try await synthesize(part, voiceFile: voiceFile, rate: rate, pitch: pitch).samples
            }
            return whole
        }
    }

    private func synthesizeAtOnce(_ text: String, voiceFile: String, rate: Double, pitch: Double) async throws -> Sound
    {
        let speed = Self.speeds.clamp(rate * Self.wordsPerMinute)
        let output = try await run(
            [
                "-v", voiceFile, "-s", String(Int(speed.rounded())), "-p", String(Self.pitchValue(pitch)),
                "-b", "1", "-z", "--stdin", "--stdout",
            ], input: text + "\n", limit: Self.mostBytes)
        guard !output.isEmpty else { return Sound(samples: [], sampleRate: Self.sampleRate) }
        do {
            let sound = try WAVData.sound(in: output)
            guard sound.sampleRate == Self.sampleRate else { throw WAVData.Failure.unsupported }
            return Silence.trimmed(sound, rate: rate)
        } catch {
            throw Problem(
                .voiceFailed, "eSpeak NG gave a sound that cannot be read.",
                remedy: "Try another version of the package espeak-ng.")
        }
    }

    /// - Returns: what `espeak-ng --voices` prints.
    func listing() async throws -> String {
        String(decoding: try await run(["--voices"], input: "", limit: Self.mostListed), as: UTF8.self)
    }

    private func run(_ arguments: [String], input: String, limit: Int) async throws -> [UInt8] {
        BrokenPipes.ignore()
        do {
            let output = try await uncancelled { [name] in
                let result = try await Subprocess.run(
                    .name(name), arguments: Arguments(arguments), input: .string(input), output: .bytes(limit: limit),
                    error: .discarded)
                return result.terminationStatus.isSuccess ? result.standardOutput : nil
            }
            try Task.checkCancellation()
            guard let output else { throw Self.failure }
            return output
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Self.missing
        } catch is SubprocessError {
            try Task.checkCancellation()
            throw Self.failure
        }
    }

    static let missing = Problem(
        .voiceMissing, "This voice needs the program espeak-ng, which is not installed.",
        remedy: "Install it with: sudo apt-get install espeak-ng")
    static let failure = Problem(
        .voiceFailed, "eSpeak NG stopped before the sentence was spoken.",
        remedy: "See whether it works with: espeak-ng hello")
}

extension EspeakProgram {
    /// The fundamental frequency at each value of `-p`, as a factor on that at 50: medians of American English,
    /// Spanish and Japanese sentences, measured by autocorrelation with version 1.51. Below 10 nothing changes any
    /// more, and 99 is the last value.
    private static let pitches: [(value: Double, factor: Double)] = [
        (10, 0.735), (20, 0.785), (30, 0.845), (40, 0.912), (50, 1), (60, 1.105), (70, 1.228), (80, 1.365),
        (90, 1.515), (99, 1.68),
    ]

    /// How much of a pitch factor the program reaches by itself.
    static func nativePitch(_ factor: Double) -> Double {
        (pitches[0].factor...pitches[pitches.count - 1].factor).clamp(factor)
    }

    /// The value of `-p` for a factor within reach.
    static func pitchValue(_ factor: Double) -> Int {
        for (lower, upper) in zip(pitches, pitches.dropFirst()) where factor <= upper.factor {
            let share = max(0, (factor - lower.factor) / (upper.factor - lower.factor))
            return Int((lower.value + share * (upper.value - lower.value)).rounded())
        }
        return 99
    }
}

extension ClosedRange {
    func clamp(_ value: Bound) -> Bound { Swift.min(Swift.max(value, lowerBound), upperBound) }
}
