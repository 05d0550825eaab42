/// What a client asks for when it hands in a picture. Checked when it is accepted, kept with the job.
package struct DescriptionRequest: Codable, Hashable, Sendable {
    /// BCP 47 tag of the narration and of the voice.
    package var language: String
    /// As `alto voices` lists it; nil for the best one of the language.
    package var voice: String?
    /// Speed of the voice, 0.5 to 3.
    package var rate: Double
    /// brief, normal or full.
    package var detail: String
    /// Names of observers; empty for all.
    package var observers: [String]
    /// Sound formats to be made: mp3, wav, opus, ogg, flac.
    package var audio: [String]

    package init(
        language: String = "en-US", voice: String? = nil, rate: Double = 1, detail: String = "normal",
        observers: [String] = [], audio: [String] = ["mp3", "wav"]
    ) {
        self.language = language
        self.voice = voice
        self.rate = rate
        self.detail = detail
        self.observers = observers
        self.audio = audio
    }
}
