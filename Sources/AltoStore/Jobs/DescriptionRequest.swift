package import Alto

/// What a client asks for when it hands in a picture. Checked when it is accepted, kept with the job.
package struct DescriptionRequest: Hashable, Sendable {
    /// BCP 47 tag of the narration and of the voice.
    package var language = "en-US"
    /// As `alto voices` lists it; nil for the best one of the language.
    package var voice: String?
    /// Speed of the voice, 0.5 to 3.
    package var rate = 1.0
    package var detail = Detail.normal
    /// What is looked for; empty for all.
    package var observers: [Stage] = []
    /// Sounds to be made.
    package var audio: [SoundFormat] = [.mp3, .wav]
    /// Whether text in other languages is told in the narration's, too.
    package var translatesText = false
    /// Whether a captioner of another kind is asked, too, and only what both say is told plainly.
    package var agrees = false
    /// That other one, by its name; nil for the best of another kind.
    package var secondModel: String?
    /// The page or frame that is described, from 1; nil for the first that shows something.
    package var frame: Int?

    package init(language: String = "en-US") { self.language = language }
}

extension DescriptionRequest: Codable {
    private enum CodingKeys: String, CodingKey {
        case language, voice, rate, detail, observers, audio, secondModel, frame
        case translatesText = "translateText"
        case agrees = "agree"
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        language = try container.decode(String.self, forKey: .language)
        voice = try container.decodeIfPresent(String.self, forKey: .voice)
        rate = try container.decode(Double.self, forKey: .rate)
        detail = try container.decode(Detail.self, forKey: .detail)
        observers = try container.decode([Stage].self, forKey: .observers)
        audio = try container.decode([SoundFormat].self, forKey: .audio)
        translatesText = try container.decodeIfPresent(Bool.self, forKey: .translatesText) ?? false
        agrees = try container.decodeIfPresent(Bool.self, forKey: .agrees) ?? false
        secondModel = try container.decodeIfPresent(String.self, forKey: .secondModel)
        frame = try container.decodeIfPresent(Int.self, forKey: .frame)
    }

    /// What came later is written only where it was asked for: so a request has the text, and the digest, that it had before.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(voice, forKey: .voice)
        try container.encode(rate, forKey: .rate)
        try container.encode(detail, forKey: .detail)
        try container.encode(observers, forKey: .observers)
        try container.encode(audio, forKey: .audio)
        if translatesText { try container.encode(true, forKey: .translatesText) }
        if agrees { try container.encode(true, forKey: .agrees) }
        try container.encodeIfPresent(secondModel, forKey: .secondModel)
        try container.encodeIfPresent(frame, forKey: .frame)
    }
}
