/// The JSON contract of `alto describe --json`: what was seen, what is said of it, and how long it took.
///
/// Absent is `null` or an empty list, never a missing key, so that programs need not ask which keys there are.
public struct DescriptionReport: Sendable, Equatable {
    public var source: String
    /// All that is spoken, in order; empty when the picture could not be read.
    public var narration: String
    public var language: String
    public var altText: String
    public var caption: Caption?
    public var people: People?
    public var text: ReadText?
    public var codes: [Code]
    public var appearance: Appearance?
    /// The best first.
    public var labels: [ImageLabel]
    /// Nil where nobody looked.
    public var moderation: Moderation?
    public var audio: Audio?
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

extension DescriptionReport: Encodable {
    enum CodingKeys: String, CodingKey {
        case source, narration, language, altText, caption, people, text, codes, appearance, labels, moderation, audio
        case timings, problems
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(source, forKey: .source)
        try container.encode(narration, forKey: .narration)
        try container.encode(language, forKey: .language)
        try container.encode(altText, forKey: .altText)
        try container.encode(caption, forKey: .caption)
        try container.encode(people, forKey: .people)
        try container.encode(text, forKey: .text)
        try container.encode(codes, forKey: .codes)
        try container.encode(appearance, forKey: .appearance)
        try container.encode(labels, forKey: .labels)
        try container.encode(moderation, forKey: .moderation)
        try container.encode(audio, forKey: .audio)
        try container.encode(timings, forKey: .timings)
        try container.encode(problems, forKey: .problems)
    }
}

extension Caption: Encodable {
    enum CodingKeys: String, CodingKey {
        case text, confidence, model, precision, tokens, language, original, agreement
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(model, forKey: .model)
        try container.encode(precision, forKey: .precision)
        try container.encode(tokens, forKey: .tokens)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(original, forKey: .original)
        try container.encodeIfPresent(agreement, forKey: .agreement)
    }
}

extension Caption.Agreement: Encodable {
    enum CodingKeys: String, CodingKey { case text, language, confidence, model, words, isWhole }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(text, forKey: .text)
        try container.encode(language, forKey: .language)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(model, forKey: .model)
        try container.encode(words, forKey: .words)
        try container.encode(isWhole, forKey: .isWhole)
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

extension Face {
    enum CodingKeys: String, CodingKey { case name, distance, box }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try container.encode(distance, forKey: .distance)
        try container.encode(box, forKey: .box)
    }
}

extension ReadText: Encodable {
    enum CodingKeys: String, CodingKey { case content, language, languageConfidence, translation, blocks }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(content, forKey: .content)
        try container.encode(language, forKey: .language)
        try container.encode(languageConfidence, forKey: .languageConfidence)
        try container.encodeIfPresent(translation, forKey: .translation)
        try container.encode(blocks, forKey: .blocks)
    }
}

extension ReadText.Block {
    enum CodingKeys: String, CodingKey { case content, language, confidence, box }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(content, forKey: .content)
        try container.encode(language, forKey: .language)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(box, forKey: .box)
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
