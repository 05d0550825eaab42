import Alto
import AltoFiles
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

@Suite struct SoundFileTests {
    private let tags = SoundTags(narration: "Ein Café — 日本.\nTwo lines.")

    private func chunks(sampleRate: Int = 16_000) -> [Sound] {
        (0..<4).map { _ in SpeechTesting.tone(seconds: 0.25, sampleRate: sampleRate) }
    }

    @Test(arguments: SoundFormat.allCases, [16_000, 22_050])
    func `each format holds the sound and its title`(format: SoundFormat, sampleRate: Int) async throws {
        let folder = TemporaryFolder()
        let path = folder.path("x.\(format.rawValue)")
        let file = try await SoundFile.write(SpeechTesting.stream(chunks(sampleRate: sampleRate)), to: path, tags: tags)
        #expect(folder.names == ["x.\(format.rawValue)"])
        #expect(abs(file.seconds - 1) < 0.001)
        #expect(file.byteCount == folder.bytes(of: "x.\(format.rawValue)").count)
        #expect(file.sampleRate == (format == .opus && sampleRate == 22_050 ? 24_000 : sampleRate))

        let decoded = try #require(DecodedFile(path))
        #expect(decoded.sound.sampleRate == file.sampleRate)
        // libsndfile does not take away the delay that an MP3 states: up to 0.15 s at 16 kHz.
        #expect(abs(decoded.sound.seconds - 1) < (format == .mp3 ? 0.16 : 0.001))
        let middle = decoded.sound.samples[decoded.sound.samples.count / 4..<decoded.sound.samples.count * 3 / 4]
        let level = (middle.reduce(0) { $0 + $1 * $1 } / Float(middle.count)).squareRoot()
        #expect(abs(level - 0.212) < 0.02)
        if format == .mp3 {
            #expect(folder.bytes(of: "x.mp3").starts(with: ID3Tag.bytes(for: tags)))
        } else {
            #expect(decoded.title == "Ein Café — 日本. Two lines.")
            #expect(decoded.comment == "Ein Café — 日本. Two lines.")
        }
    }

    @Test func `the extension may be written large`() throws {
        #expect(try SoundFormat(path: "a/b.c/Photo.MP3") == .mp3)
    }

    @Test(arguments: ["x", "x.", "x.aac", "mp3", ".mp3", "a.mp3/x", ""])
    func `another extension is answered with the five`(path: String) async throws {
        let problem = try #require(
            await SpeechTesting.problem {
                _ = try await SoundFile.write(SpeechTesting.stream(chunks()), to: path, tags: tags)
            })
        #expect(problem.code == .soundFormatUnknown)
        #expect(problem.sentence.contains(".wav, .mp3, .opus, .ogg, .flac"))
    }

    @Test func `a folder that is missing, or no folder, is said`() async throws {
        let folder = TemporaryFolder()
        try folder.write("text", to: "file")
        unsafe mkdir(folder.path("folder.wav"), 0o755)
        defer { unsafe rmdir(folder.path("folder.wav")) }
        for (path, words) in [
            ("missing/x.wav", "does not exist"), ("file/x.wav", "does not exist"), ("folder.wav", "is a folder"),
            (String(repeating: "x", count: 300) + ".wav", "too long"),
        ] {
            let problem = await SpeechTesting.problem { try SoundFile.check(path: folder.path(path)) }
            #expect(problem?.code == .diskFailed)
            #expect(problem?.message.contains(words) == true, "\(path)")
        }
        #expect(folder.names == ["file", "folder.wav"])
    }

    @Test(.enabled(if: geteuid() != 0)) func `a folder without permission is said`() async throws {
        let folder = TemporaryFolder()
        unsafe chmod(folder.url.path, 0o500)
        defer { unsafe chmod(folder.url.path, 0o700) }
        let problem = await SpeechTesting.problem { try SoundFile.check(path: folder.path("x.wav")) }
        #expect(problem?.code == .diskFailed)
    }

    /// Every write to /dev/full fails as on a full disk. libsndfile itself only says "System error".
    @Test(.enabled(if: unsafe access("/dev/full", W_OK) == 0), arguments: SoundFormat.allCases)
    func `a full disk is told from other failures`(format: SoundFormat) throws {
        let descriptor = unsafe open("/dev/full", O_RDWR)
        defer { close(descriptor) }
        let failure = try #require(throws: DiskError.self) {
            let encoder = try SoundEncoder(
                descriptor: descriptor, path: "x", format: format, sampleRate: 16_000, tags: tags)
            for chunk in chunks() { try encoder.write(chunk.samples) }
            try encoder.finish()
        }
        #expect(failure.problem(writing: "x").code == .diskFull)
        #expect(failure.problem(writing: "x").code.exitCode == 6)
    }

    @Test(arguments: SoundFormat.allCases)
    func `a failure half-way leaves the old file and nothing else`(format: SoundFormat) async throws {
        let folder = TemporaryFolder()
        let name = "x.\(format.rawValue)"
        try folder.write("old", to: name)
        let problem = await SpeechTesting.problem {
            _ = try await SoundFile.write(
                SpeechTesting.stream(chunks(), failing: Problem(.voiceFailed, "Broken.")), to: folder.path(name),
                tags: tags)
        }
        #expect(problem?.code == .voiceFailed)
        #expect(folder.names == [name])
        #expect(folder.bytes(of: name) == Array("old".utf8))
    }

    @Test func `a cancelled task leaves nothing`() async throws {
        let folder = TemporaryFolder()
        let path = folder.path("x.flac")
        let first = SpeechTesting.tone(seconds: 0.5)
        let tags = tags
        let writing = Task {
            let endless = AsyncThrowingStream<Sound, any Error> {
                unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
                return first
            }
            return try await SoundFile.write(endless.prefix(20), to: path, tags: tags)
        }
        await #expect(throws: CancellationError.self) { try await writing.value }
        #expect(folder.names == [])
    }

    @Test func `no sound is no file`() async throws {
        let folder = TemporaryFolder()
        let problem = await SpeechTesting.problem {
            _ = try await SoundFile.write(SpeechTesting.stream([]), to: folder.path("x.wav"), tags: tags)
        }
        #expect(problem?.code == .textEmpty)
        #expect(folder.names == [])
    }

    @Test(.enabled(if: SpeechTesting.has("ffprobe")), arguments: SoundFormat.allCases)
    func `another program finds the length and the title`(format: SoundFormat) async throws {
        let folder = TemporaryFolder()
        let path = folder.path("x.\(format.rawValue)")
        _ = try await SoundFile.write(SpeechTesting.stream(chunks(sampleRate: 22_050)), to: path, tags: tags)
        let facts = try await ForeignProgram.output(
            of: "ffprobe", ["-v", "error", "-show_entries", "format=duration:format_tags:stream_tags", path])
        #expect(facts.lowercased().contains("tag:title=ein café — 日本. two lines."))
        #expect(facts.lowercased().contains("tag:comment=ein café — 日本. two lines."))
        let decoded = try await ForeignProgram.bytes(
            of: "ffmpeg", ["-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "16000", "-"])
        // ffmpeg's own decoder leaves away the last block of a Vorbis file: 16 ms of it.
        #expect(abs(Double(decoded.count) / 32_000 - 1) < (format == .ogg ? 0.03 : 0.003))
    }
}

@Suite struct SoundTagsTests {
    @Test func `a long narration is cut after a word in the title and kept in the comment`() {
        let narration = String(repeating: "word ", count: 200)
        let tags = SoundTags(narration: narration)
        #expect(tags.title.count <= 250 && tags.title.hasSuffix("word…"))
        #expect(tags.comment.count == 999)
    }

    @Test func `control characters stay outside`() {
        #expect(SoundTags(narration: " a\u{0}b\n\u{1B}[c\t").title == "a b [c")
    }
}
