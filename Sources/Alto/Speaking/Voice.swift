/// Something that turns text into sound.
///
/// Contract: `speak` gets one sentence of cleaned text (see `SpokenText`) and yields its sound in one or more chunks,
/// the first as early as the engine can. Every chunk has the sample rate of `facts`. Blocking work runs on an executor
/// of its own. It throws a `Problem`. Text with nothing to say yields no chunk.
public protocol Voice: Sendable {
    var facts: VoiceFacts { get }
    func speak(_ text: String, prosody: Prosody) -> AsyncThrowingStream<Sound, any Error>
}

/// What `alto voices` lists of a voice.
public struct VoiceFacts: Hashable, Sendable, Codable {
    /// Engine and name, as `--voice` takes it: "flite/slt", "espeak/en-gb-scotland".
    public var id: String
    /// BCP 47 tag.
    public var language: String
    /// What to call it in a list: "English (Scotland)".
    public var title: String
    public var sampleRate: Int
    /// How good it sounds beside others of its language: neural 3, Flite 2, eSpeak NG 1.
    public var rank: Int
    /// How many people it can speak as.
    public var speakers: Int
    /// Bytes of its files; nil where they belong to an engine.
    public var size: Int64?
    /// As its files state it.
    public var license: String?

    enum CodingKeys: String, CodingKey {
        case id, language, title, sampleRate, rank, speakers, size
        case license = "licence"
    }

    public init(
        id: String, language: String, title: String, sampleRate: Int, rank: Int, speakers: Int = 1, size: Int64? = nil,
        license: String? = nil
    ) {
        self.id = id
        self.language = language
        self.title = title
        self.sampleRate = sampleRate
        self.rank = rank
        self.speakers = speakers
        self.size = size
        self.license = license
    }
}

/// How a sentence is spoken. 1 is as the voice does it by itself.
public struct Prosody: Hashable, Sendable {
    /// Speed, 0.5 to 3: twice the rate, half the length.
    public var rate: Double
    /// Factor on the voice's fundamental frequency, 0.5 to 2.
    public var pitch: Double
    /// Factor on the levelled amplitude, 0 to 2; peaks stay below full scale.
    public var volume: Double

    public init(rate: Double = 1, pitch: Double = 1, volume: Double = 1) {
        self.rate = rate
        self.pitch = pitch
        self.volume = volume
    }

    /// - Throws: `Problem` (usage) naming the value that is out of range.
    public func validated() throws -> Prosody {
        for (name, value, range) in [
            ("rate", rate, 0.5...3.0), ("pitch", pitch, 0.5...2.0), ("volume", volume, 0.0...2.0),
        ]
        where !range.contains(value) {
            throw Problem(
                .usage, "The \(name) \(value) is out of range.",
                remedy: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        return self
    }
}
