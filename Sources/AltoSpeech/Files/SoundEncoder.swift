import Alto
import AltoFiles
import CSndfile

/// libsndfile's encoder for one file.
@safe struct SoundEncoder: ~Copyable {
    private let handle: OpaquePointer
    private let path: String
    private var isOpen = true

    init(file: borrowing PendingFile, format: SoundFormat, sampleRate: Int, tags: SoundTags) throws {
        try self.init(descriptor: file.descriptor, path: file.path, format: format, sampleRate: sampleRate, tags: tags)
    }

    /// - Parameter descriptor: an open file; the sound begins at its present offset.
    init(descriptor: Int32, path: String, format: SoundFormat, sampleRate: Int, tags: SoundTags) throws {
        var failure = alto_sound_failure()
        // An MP3's tag stands in front of it.
        let isTagged = format != .mp3
        guard
            let opened = unsafe alto_sound_encoder_open(
                descriptor, format.number, Int32(sampleRate), isTagged ? tags.title : nil,
                isTagged ? tags.comment : nil, &failure)
        else { throw Self.error(failure, path: path) }
        unsafe handle = opened
        self.path = path
    }

    deinit {
        var failure = alto_sound_failure()
        if isOpen { _ = unsafe alto_sound_encoder_close(handle, &failure) }
    }

    func write(_ samples: [Float]) throws {
        guard !samples.isEmpty else { return }
        var failure = alto_sound_failure()
        guard unsafe alto_sound_encoder_write(handle, samples, samples.count, &failure) == 0 else {
            throw Self.error(failure, path: path)
        }
    }

    /// Writes what is left.
    consuming func finish() throws {
        isOpen = false
        var failure = alto_sound_failure()
        guard unsafe alto_sound_encoder_close(handle, &failure) == 0 else { throw Self.error(failure, path: path) }
    }

    private static func error(_ failure: alto_sound_failure, path: String) -> any Error {
        if failure.error_number != 0 { return DiskError(errno: failure.error_number) }
        return Problem(.diskFailed, "The sound file “\(NameSuggestions.quotable(path))” could not be encoded.")
    }
}

extension SoundFormat {
    fileprivate var number: alto_sound_format {
        switch self {
        case .wav: ALTO_SOUND_WAV
        case .mp3: ALTO_SOUND_MP3
        case .opus: ALTO_SOUND_OPUS
        case .ogg: ALTO_SOUND_VORBIS
        case .flac: ALTO_SOUND_FLAC
        }
    }
}
