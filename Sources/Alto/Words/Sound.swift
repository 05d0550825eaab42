/// Mono sound: samples from -1 to 1 at a sample rate in hertz.
public struct Sound: Sendable, Equatable {
    public var samples: [Float]
    public let sampleRate: Int
    /// Words of this sound and of what follows it, where the voice knows: the first sound of a sentence carries them all.
    public var words: [SpokenWord] = []

    public init(samples: [Float], sampleRate: Int, words: [SpokenWord] = []) {
        self.samples = samples
        self.sampleRate = sampleRate
        self.words = words
    }

    public var seconds: Double { Double(samples.count) / Double(max(1, sampleRate)) }
}

/// A word and when it is heard.
public struct SpokenWord: Sendable, Equatable {
    public var text: String
    /// Samples from the beginning of the sound; the end may lie behind its last, in the sound that follows.
    public var range: Range<Int>

    public init(text: String, range: Range<Int>) {
        self.text = text
        self.range = range
    }
}
