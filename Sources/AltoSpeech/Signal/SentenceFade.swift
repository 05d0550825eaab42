/// Fades a sentence that comes in chunks in and out, so that no edge clicks.
struct SentenceFade {
    private let length: Int
    /// Samples of this sentence that have come in.
    private var count = 0
    /// The newest samples, which may turn out to be the last.
    private var held: [Float] = []

    init(seconds: Double, sampleRate: Int) { length = max(0, Int(seconds * Double(sampleRate))) }

    var heldCount: Int { held.count }

    /// - Returns: samples that are not in the fade-out for certain.
    mutating func process(_ samples: [Float]) -> [Float] {
        var samples = samples
        var index = 0
        while count + index < length, index < samples.count {
            samples[index] *= Float(count + index) / Float(length)
            index += 1
        }
        count += samples.count
        held += samples
        let ready = Array(held.dropLast(length))
        held.removeFirst(ready.count)
        return ready
    }

    /// - Returns: the end of the sentence. The next call of `process` begins another one.
    mutating func finish() -> [Float] {
        var samples = held
        for index in samples.indices { samples[index] *= Float(samples.count - 1 - index) / Float(samples.count) }
        held = []
        count = 0
        return samples
    }
}
