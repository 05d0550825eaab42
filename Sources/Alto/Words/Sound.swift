/// Mono sound: samples from -1 to 1 at a sample rate in hertz.
public struct Sound: Sendable, Equatable {
    public var samples: [Float]
    public let sampleRate: Int

    public init(samples: [Float], sampleRate: Int) {
        self.samples = samples
        self.sampleRate = sampleRate
    }

    public var seconds: Double { Double(samples.count) / Double(max(1, sampleRate)) }
}
