import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

@Suite struct PlayerTests {
    /// A folder with one program of that name.
    private func folder(with program: String, script: String) throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        try folder.write(
            "#!/bin/sh\nPATH=/usr/bin:/bin\ncd '\(folder.url.path)'\n\(script)\n", to: program, mode: 0o755)
        return folder
    }

    private let sounds = [
        Sound(samples: [0, 0.5, -0.5], sampleRate: 8_000), Sound(samples: [1, -1], sampleRate: 8_000),
    ]

    @Test(arguments: ["paplay", "aplay", "ffplay"])
    func `samples go to the player's standard input`(program: String) async throws {
        let folder = try folder(with: program, script: "echo \"$@\" > arguments; cat > input")
        let player = try Player(searchPath: folder.url.path)
        #expect(player.name == program)
        try await player.play(SpeechTesting.stream(sounds))
        #expect(folder.bytes(of: "input") == [0, 0, 0xFF, 0x3F, 0x01, 0xC0, 0xFF, 0x7F, 0x01, 0x80])
        #expect(String(decoding: folder.bytes(of: "arguments"), as: UTF8.self).contains("8000"))
    }

    @Test(arguments: ["pw-play", "afplay"])
    func `other players get a file, which goes afterwards`(program: String) async throws {
        let folder = try folder(with: program, script: "echo \"$1\" > arguments; cp \"$1\" copy.wav")
        try await Player(searchPath: folder.url.path).play(SpeechTesting.stream(sounds))
        let path = String(decoding: folder.bytes(of: "arguments"), as: UTF8.self).split(separator: "\n").first.map(
            String.init)
        #expect(try #require(path).hasSuffix(".wav"))
        #expect(DecodedFile(try #require(path)) == nil)
        #expect(try #require(DecodedFile(folder.path("copy.wav"))).sound.samples.count == 5)
    }

    @Test func `no player is a problem that names a package`() async throws {
        let folder = TemporaryFolder()
        let problem = await SpeechTesting.problem { _ = try Player(searchPath: folder.url.path) }
        #expect(problem?.code == .playerMissing)
        #expect(problem?.remedy?.contains("apt-get install") == true)
    }

    /// Writing to a player that had gone raised SIGPIPE, which ended Alto without a word.
    @Test func `a player that ends early is a problem and no crash`() async throws {
        let folder = try folder(with: "paplay", script: "exit 1")
        let long = (0..<40).map { _ in SpeechTesting.tone(seconds: 1) }
        let problem = await SpeechTesting.problem {
            try await Player(searchPath: folder.url.path).play(SpeechTesting.stream(long))
        }
        #expect(problem?.code == .playerMissing)
    }

    /// Was: ffplay ends well on a machine without a sound card, and Alto said nothing.
    @Test func `a player that heard of no sound card is a problem`() async throws {
        let complaint = "No more combinations to try, audio open failed"
        let folder = try folder(with: "ffplay", script: "cat > /dev/null; echo '\(complaint)' >&2")
        let problem = await SpeechTesting.problem {
            try await Player(searchPath: folder.url.path).play(SpeechTesting.stream(sounds))
        }
        #expect(problem?.code == .playerMissing)
    }

    /// The player would go on for a day; the time limit is there for the machine, not for what is tested.
    @Test(.timeLimit(.minutes(10)))
    func `cancelling stops the player`() async throws {
        let folder = try folder(with: "paplay", script: "exec sleep 86400")
        let player = try Player(searchPath: folder.url.path)
        let sounds = sounds
        let playing = Task { try await player.play(SpeechTesting.stream(sounds)) }
        playing.cancel()
        await #expect(throws: (any Error).self) { try await playing.value }
    }

    @Test func `nothing to play starts no player`() async throws {
        let folder = try folder(with: "paplay", script: "echo > started")
        try await Player(searchPath: folder.url.path).play(SpeechTesting.stream([]))
        #expect(folder.names == ["paplay"])
    }
}
