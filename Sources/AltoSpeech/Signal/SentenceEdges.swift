/// Takes the silence from round a sentence that comes in chunks, and fades it in and out.
struct SentenceEdges {
    /// Quieter than this (-60 dBFS) is silence. Pauses inside the sentence stay.
    private static let threshold: Float = 0.001
    /// Seconds of silence that stay before and after.
    private static let lead = 0.03
    private static let tail = 0.06

    private let fade: Int
    private let lead: Int
    private let tail: Int
    private var hasBegun = false
    /// Samples that are not known yet to be inside the sentence: its possible beginning, or its possible end.
    private var held: [Float] = []
    /// How many of the samples held are to be kept even if the sentence ends with them.
    private var needed = 0

    init(fade: Double, sampleRate: Int) {
        self.fade = max(1, Int(fade * Double(sampleRate)))
        lead = Int(Self.lead * Double(sampleRate))
        tail = Int(Self.tail * Double(sampleRate))
    }

    /// - Returns: samples that are inside the sentence for certain.
    mutating func process(_ samples: [Float]) -> [Float] {
        let known = held.count
        held += samples
        if !hasBegun {
            guard let first = held.firstIndex(where: { abs($0) > Self.threshold }) else {
                held = held.suffix(lead)
                return []
            }
            held.removeFirst(max(0, first - lead))
            hasBegun = true
            for index in 0..<min(fade, held.count) { held[index] *= Float(index) / Float(fade) }
            needed = 0
            return release(from: 0)
        }
        return release(from: known)
    }

    /// Lets go of what lies before the last sound, but for a fade's length.
    private mutating func release(from start: Int) -> [Float] {
        guard let last = held[start...].lastIndex(where: { abs($0) > Self.threshold }) else { return [] }
        let count = max(0, last + 1 - fade)
        let samples = Array(held.prefix(count))
        held.removeFirst(count)
        needed = last + 1 - count
        return samples
    }

    /// - Returns: the end of the sentence. The next call of `process` begins another one.
    mutating func finish() -> [Float] {
        defer {
            held = []
            hasBegun = false
            needed = 0
        }
        guard hasBegun else { return [] }
        var samples = Array(held.prefix(needed + tail))
        let length = min(fade, samples.count)
        for index in 0..<length { samples[samples.count - 1 - index] *= Float(index) / Float(length) }
        return samples
    }
}
