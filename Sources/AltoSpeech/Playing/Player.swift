package import Alto
import AltoFiles
import Foundation
import Subprocess

/// Plays sound through whatever player program the machine has.
package struct Player: Sendable {
    private let program: PlayerProgram
    private let searchPath: String

    /// - Parameter searchPath: folders to look in; PATH when nil.
    /// - Throws: `Problem` (playerMissing) naming a package when there is no player.
    package init(searchPath: String? = nil) throws {
        let path = searchPath ?? Self.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
        let folders = path.split(separator: ":")
        let found = PlayerProgram.allCases.first { program in
            folders.contains { unsafe access("\($0)/\(program.rawValue)", X_OK) == 0 }
        }
        guard let found else {
            throw Problem(
                .playerMissing, "No program that plays sound was found.",
                remedy: "Install one with: sudo apt-get install alsa-utils")
        }
        program = found
        self.searchPath = path
    }

    /// What plays: "paplay".
    package var name: String { program.rawValue }

    /// Plays the chunks as they come and returns when the last was heard. Cancelling the task stops the player at once.
    /// - Throws: `Problem` (playerMissing) when the program fails; whatever the sounds throw.
    package func play(_ sounds: some AsyncSequence<Sound, any Error> & Sendable) async throws {
        var iterator = sounds.makeAsyncIterator()
        guard let first = try await iterator.next(isolation: #isolation) else { return }
        if program.readsStandardInput {
            try await stream(first, sampleRate: first.sampleRate) { try await iterator.next(isolation: #isolation) }
        } else {
            try await playFile(first) { try await iterator.next(isolation: #isolation) }
        }
    }

    private func stream(_ first: Sound, sampleRate: Int, next: () async throws -> Sound?) async throws {
        BrokenPipes.ignore()
        let status: TerminationStatus
        let complaint: String
        do {
            let result = try await Subprocess.run(
                .name(program.rawValue), arguments: Arguments(program.arguments(sampleRate: sampleRate)),
                environment: .inherit.updating(["PATH": searchPath]),
                input: .inputWriter, output: .discarded, error: .string(limit: Self.longestComplaint)
            ) { execution in
                var chunk: Sound? = first
                while let sound = chunk {
                    try Task.checkCancellation()
                    do {
                        _ = try await execution.standardInputWriter.write(Self.pcm(sound))
                    } catch is SubprocessError {
                        // The player has gone; its status says why.
                        break
                    }
                    chunk = try await next()
                }
                try? await execution.standardInputWriter.finish()
            }
            status = result.terminationStatus
            complaint = result.standardError
        } catch is SubprocessError {
            try Task.checkCancellation()
            throw failure
        }
        try Task.checkCancellation()
        guard status.isSuccess, !program.heardNothing(complaint) else { throw failure }
    }

    /// Bytes of what a player says on standard error.
    private static let longestComplaint = 1 << 16

    /// For players that take only files: the sound is made whole first.
    private func playFile(_ first: Sound, next: () async throws -> Sound?) async throws {
        var whole = first
        while let sound = try await next() { whole.samples += sound.samples }
        let folder = Self.variable("TMPDIR") ?? "/tmp"
        let path = "\(folder)/alto-\(RandomName.brief()).wav"
        let sound = whole
        _ = try await SoundFile.write(
            AsyncThrowingStream { continuation in
                continuation.yield(sound)
                continuation.finish()
            }, to: path, tags: SoundTags(narration: ""))
        defer { unsafe unlink(path) }
        do {
            let result = try await Subprocess.run(
                .name(program.rawValue), arguments: [path], environment: .inherit.updating(["PATH": searchPath]),
                output: .discarded, error: .discarded)
            try Task.checkCancellation()
            guard result.terminationStatus.isSuccess else { throw failure }
        } catch is SubprocessError {
            try Task.checkCancellation()
            throw failure
        }
    }

    private static func variable(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    private var failure: Problem {
        Problem(
            .playerMissing, "The player \(program.rawValue) could not play the sound.",
            remedy: "Check that a loudspeaker is connected, or write a file with --audio.")
    }

    /// 16-bit little-endian.
    private static func pcm(_ sound: Sound) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(2 * sound.samples.count)
        for sample in sound.samples {
            let value = UInt16(bitPattern: Int16(max(-1, min(1, sample.isFinite ? sample : 0)) * 32_767))
            bytes.append(UInt8(truncatingIfNeeded: value))
            bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        }
        return bytes
    }
}

/// The players that Alto knows, the first choice first: those of the sound servers start at once, ffplay needs a moment.
enum PlayerProgram: String, CaseIterable {
    case paplay, pwPlay = "pw-play", aplay, ffplay, afplay

    /// pw-play of PipeWire before 1.0 and macOS's afplay read files only.
    var readsStandardInput: Bool {
        switch self {
        case .paplay, .aplay, .ffplay: true
        case .pwPlay, .afplay: false
        }
    }

    /// Whether the player played nothing, although it ended well: without a sound card ffplay only says so.
    func heardNothing(_ complaint: String) -> Bool {
        self == .ffplay && complaint.contains("audio open failed")
    }

    /// For raw 16-bit mono sound on standard input.
    func arguments(sampleRate: Int) -> [String] {
        switch self {
        case .paplay: ["--raw", "--format=s16le", "--rate=\(sampleRate)", "--channels=1", "--client-name=Alto"]
        case .aplay: ["-q", "-t", "raw", "-f", "S16_LE", "-r", "\(sampleRate)", "-c", "1"]
        case .ffplay:
            [
                "-nodisp", "-autoexit", "-loglevel", "error", "-f", "s16le", "-ar", "\(sampleRate)",
                // One channel is what the format assumes; the option for it changed its name between versions.
                "-i", "pipe:0",
            ]
        case .pwPlay, .afplay: []
        }
    }
}
