import Alto
import AltoFiles
import CSndfile

/// Encodes sound into a file, chunk by chunk, on a thread of its own.
actor SoundFileWriter {
    private let executor = BlockingExecutor(label: "sound-file")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let path: String
    private let format: SoundFormat
    private let tags: SoundTags
    private var open: OpenSoundFile?

    /// - Throws: `Problem` (soundFormatUnknown, diskFailed); nothing has been written then.
    init(path: String, tags: SoundTags) throws {
        format = try SoundFormat(path: path)
        self.path = path
        self.tags = tags
        try SoundFile.check(path: path)
    }

    func append(_ sound: Sound) throws {
        guard !sound.samples.isEmpty else { return }
        do {
            let file = try open ?? OpenSoundFile(path: path, format: format, tags: tags, sourceRate: sound.sampleRate)
            open = file
            try file.append(sound)
        } catch let failure as DiskError {
            throw failure.problem(writing: path)
        }
    }

    func finish() throws -> SoundFile {
        guard let file = open else {
            throw Problem(.textEmpty, "There is nothing to say, so no sound file was written.")
        }
        open = nil
        do {
            return try file.finish()
        } catch let failure as DiskError {
            throw failure.problem(writing: path)
        }
    }

    /// Removes what was written so far.
    func discard() { open = nil }
}

/// The encoder, what it writes to, and the resampler before it. Used by the writer alone, on its thread.
private final class OpenSoundFile {
    private let sourceRate: Int
    private let fileRate: Int
    private var file: PendingFile?
    private var encoder: SoundEncoder?
    private var resampler: Resampler?
    private var count = 0

    init(path: String, format: SoundFormat, tags: SoundTags, sourceRate: Int) throws {
        self.sourceRate = sourceRate
        fileRate = format.sampleRate(for: sourceRate)
        if fileRate != sourceRate { resampler = try Resampler(from: Double(sourceRate), to: Double(fileRate)) }
        let file = try PendingFile(path: path)
        if format == .mp3 { try file.write(ID3Tag.bytes(for: tags).span) }
        encoder = try SoundEncoder(file: file, format: format, sampleRate: fileRate, tags: tags)
        self.file = consume file
    }

    deinit {
        // The encoder writes its end while it closes: before the descriptor goes, and maybe comes back as another's.
        encoder = nil
        file = nil
    }

    func append(_ sound: Sound) throws {
        guard sound.sampleRate == sourceRate else {
            throw Problem(
                .internalError, "A sound of \(sound.sampleRate) hertz came into a file of \(sourceRate) hertz.")
        }
        try encode(resampler?.process(sound.samples) ?? sound.samples)
    }

    func finish() throws -> SoundFile {
        if let rest = try resampler?.finish() { try encode(rest) }
        guard let encoder = encoder.take(), let file = file.take() else {
            throw Problem(.internalError, "A sound file was finished twice.")
        }
        try encoder.finish()
        let path = file.path
        let byteCount = try file.publish()
        return SoundFile(
            path: path, seconds: Double(count) / Double(fileRate), sampleRate: fileRate, byteCount: byteCount)
    }

    private func encode(_ samples: [Float]) throws {
        try encoder?.write(samples)
        count += samples.count
    }
}
