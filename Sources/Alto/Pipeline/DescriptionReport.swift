/// The JSON contract of `alto describe --json`: what was seen, what is said of it, and how long it took.
///
/// Absent is `null` or an empty list, never a missing key, so that programs need not ask which keys there are.
public struct DescriptionReport: Sendable, Equatable, Encodable {
    public var source: String
    /// All that is spoken, in order; empty when the picture could not be read.
    public var narration: String
    public var language: String
    public var altText: String
    @NullEncoded public var caption: Caption?
    @NullEncoded public var people: People?
    @NullEncoded public var text: ReadText?
    public var codes: [Code]
    @NullEncoded public var appearance: Appearance?
    /// The best first.
    public var labels: [ImageLabel]
    /// Nil where nobody looked.
    @NullEncoded public var moderation: Moderation?
    @NullEncoded public var audio: Audio?
    public var timings: Timings
    public var problems: [StageProblem]

    /// The sound file that was written.
    public struct Audio: Hashable, Sendable, Codable {
        public var path: String
        public var seconds: Double
        public var sampleRate: Int
        public var voice: String

        public init(path: String, seconds: Double, sampleRate: Int, voice: String) {
            self.path = path
            self.seconds = seconds
            self.sampleRate = sampleRate
            self.voice = voice
        }
    }

    public init(source: String, description: Description, narration: Narration, altText: String, audio: Audio? = nil) {
        self.source = source
        self.narration = narration.text
        self.language = narration.language
        self.altText = altText
        caption = description.caption
        people = description.people
        text = description.text
        codes = description.codes
        appearance = description.appearance
        labels = description.labels
        moderation = description.moderation
        self.audio = audio
        timings = description.timings
        problems = description.problems
    }

    /// A picture that could not be read: nothing but the problem.
    public init(source: String, language: String, unreadable problem: Problem) {
        self.source = source
        narration = ""
        self.language = language
        altText = ""
        codes = []
        labels = []
        timings = Timings()
        problems = [StageProblem(stage: .decode, problem: problem)]
    }
}

extension People: Encodable {
    enum CodingKeys: String, CodingKey { case count, faces }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(faces.count, forKey: .count)
        try container.encode(faces, forKey: .faces)
    }
}

extension Timings: Encodable {
    enum CodingKeys: String, CodingKey { case stages, sum, elapsed }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(stages.mapValues(\.inMilliseconds), forKey: .stages)
        try container.encode(sum.inMilliseconds, forKey: .sum)
        try container.encode(elapsed.inMilliseconds, forKey: .elapsed)
    }
}

extension StageProblem: Encodable {
    enum CodingKeys: String, CodingKey { case stage, code, message }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(stage, forKey: .stage)
        try container.encode(problem.code, forKey: .code)
        try container.encode(problem.sentence, forKey: .message)
    }
}

extension Double {
    /// Seconds, rounded to whole milliseconds: what is below is noise.
    fileprivate var inMilliseconds: Double { (self * 1000).rounded() / 1000 }
}
