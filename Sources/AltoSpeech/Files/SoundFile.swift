package import Alto
import AltoFiles

/// A sound file that was written.
package struct SoundFile: Sendable, Equatable {
    package let path: String
    package let seconds: Double
    package let sampleRate: Int
    package let byteCount: Int

    /// Finds out before any work whether a sound file can be written at a path: its extension, its folder.
    /// - Throws: `Problem`: soundFormatUnknown, diskFailed.
    package static func check(path: String) throws {
        _ = try SoundFormat(path: path)
        do {
            try PendingFile.check(path)
        } catch {
            throw error.problem(writing: path)
        }
    }

    /// Writes sound as it comes. The file appears under its name only when all of it is on disk; after a failure or a
    /// cancellation nothing is left, and an older file of that name stays as it was.
    ///
    /// - Throws: `Problem`: soundFormatUnknown, diskFailed, diskFull, textEmpty when there was no sound at all; and
    ///   whatever the sounds throw.
    package static func write(
        _ sounds: some AsyncSequence<Sound, any Error>, to path: String, tags: SoundTags
    ) async throws -> SoundFile {
        let writer = try SoundFileWriter(path: path, tags: tags)
        do {
            for try await sound in sounds { try await writer.append(sound) }
            // A stream ends early, without an error, when its consumer is cancelled.
            try Task.checkCancellation()
            return try await writer.finish()
        } catch {
            await writer.discard()
            throw error
        }
    }
}
