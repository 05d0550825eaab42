/// How narrations sound, whatever the voice: the one place for these numbers.
package struct SpeakingStyle: Sendable, Equatable {
    /// Seconds of silence between two sentences at rate 1; a faster rate shortens it alike.
    package var pause = 0.35
    /// Integrated loudness in LUFS (ITU-R BS.1770-4) at volume 1. -19 for one channel sounds as loud as -16 for two,
    /// which is what podcasts aim at (AES TD1008). nil leaves the engine's samples as they are.
    package var loudness: Double? = -19
    /// Highest true peak in dBFS. The decibel left above it is for what lossy codecs add. nil for no
    /// limit.
    package var ceiling: Double? = -1
    /// Seconds over which each sentence fades in and out, so that no edge clicks.
    package var fade = 0.005
    /// Chunks that are made before they are asked for: while one sounds, the next is ready.
    package var lookAhead = 2

    package init() {}

    /// The engine's samples as they are, but for the pauses between sentences.
    package static let asMade: SpeakingStyle = {
        var style = SpeakingStyle()
        (style.loudness, style.ceiling, style.fade) = (nil, nil, 0)
        return style
    }()
}
