package import Alto
import AltoFiles
import Foundation

/// A sound file in pieces, while the sound is still being made: for whoever listens over a connection.
package enum SoundStream {
    /// - Parameter isWhole: all of it as one piece at the end, with a header that knows its length.
    /// - Returns: pieces that make up the file, the first with the first sound. Of a WAV, whose header comes before its
    ///   length is known, the header says "until the end".
    ///   Throws what the sounds throw, and `Problem`: diskFailed, diskFull.
    package static func encode(
        _ sounds: AsyncThrowingStream<Sound, any Error>, as format: SoundFormat,
        tags: SoundTags = SoundTags(narration: ""), isWhole: Bool = false
    ) -> AsyncThrowingStream<[UInt8], any Error> {
        let (pieces, continuation) = AsyncThrowingStream.makeStream(of: [UInt8].self)
        let work = Task {
            do {
                let encoder = StreamEncoder(format: format, tags: tags)
                for try await sound in sounds {
                    let piece = try await encoder.append(sound, reads: !isWhole)
                    if !piece.isEmpty { continuation.yield(piece) }
                }
                try Task.checkCancellation()
                let rest = try await encoder.finish()
                if !rest.isEmpty { continuation.yield(rest) }
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        continuation.onTermination = { _ in work.cancel() }
        return pieces
    }
}

/// Encodes into a file without a name and reads back what came to it.
private actor StreamEncoder {
    private let executor = BlockingExecutor(label: "sound-stream")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let format: SoundFormat
    private let tags: SoundTags
    private var open: OpenStream?

    init(format: SoundFormat, tags: SoundTags) {
        self.format = format
        self.tags = tags
    }

    func append(_ sound: Sound, reads: Bool) throws -> [UInt8] {
        guard !sound.samples.isEmpty else { return [] }
        return try problems {
            let stream = try open ?? OpenStream(format: format, tags: tags, sourceRate: sound.sampleRate)
            open = stream
            try stream.append(sound.samples)
            return reads ? try stream.news(isLast: false) : []
        }
    }

    func finish() throws -> [UInt8] {
        defer { open = nil }
        return try problems { try open?.finish() ?? [] }
    }

    private func problems<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as DiskError {
            throw failure.problem(writing: "")
        }
    }
}

private final class OpenStream {
    private let format: SoundFormat
    private let descriptor: Int32
    private var encoder: SoundEncoder?
    private var resampler: Resampler?
    private var sent = 0

    init(format: SoundFormat, tags: SoundTags, sourceRate: Int) throws {
        self.format = format
        let rate = format.sampleRate(for: sourceRate)
        if rate != sourceRate { resampler = try Resampler(from: Double(sourceRate), to: Double(rate)) }
        var template = Array(FileManager.default.temporaryDirectory.appending(path: "alto-XXXXXX").path.utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw DiskError(errno: errno) }
        unsafe unlink(&template)
        if format == .mp3 {
            let tag = ID3Tag.bytes(for: tags)
            guard unsafe write(descriptor, tag, tag.count) == tag.count else { throw DiskError(errno: errno) }
        }
        encoder = try SoundEncoder(descriptor: descriptor, path: "", format: format, sampleRate: rate, tags: tags)
    }

    deinit {
        encoder = nil
        close(descriptor)
    }

    func append(_ samples: [Float]) throws {
        try encoder?.write(try resampler?.process(samples) ?? samples)
    }

    func finish() throws -> [UInt8] {
        if let rest = try resampler?.finish() { try encoder?.write(rest) }
        try encoder.take()?.finish()
        return try news(isLast: true)
    }

    /// What was written since the last time.
    func news(isLast: Bool) throws -> [UInt8] {
        var facts = stat()
        guard unsafe fstat(descriptor, &facts) == 0 else { throw DiskError(errno: errno) }
        var piece = [UInt8](repeating: 0, count: max(0, Int(facts.st_size) - sent))
        guard !piece.isEmpty else { return [] }
        let count = unsafe pread(descriptor, &piece, piece.count, off_t(sent))
        guard count == piece.count else { throw DiskError(errno: errno) }
        if sent == 0, !isLast, format == .wav { piece.markLengthUnknown() }
        sent += count
        return piece
    }
}

extension [UInt8] {
    /// RIFF sizes of 2^32 - 1: what streaming writers put where the length is not known yet.
    fileprivate mutating func markLengthUnknown() {
        guard count >= 44, starts(with: "RIFF".utf8) else { return }
        for index in 4..<8 { self[index] = 0xFF }
        for index in 12..<(count - 8) where self[index..<index + 4].elementsEqual("data".utf8) {
            for offset in 4..<8 { self[index + offset] = 0xFF }
            return
        }
    }
}
