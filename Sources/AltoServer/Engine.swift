package import Alto
package import AltoStore
package import Foundation

/// What the service needs of the rooms that it may not know: describing, speaking, people, models. `AltoCommand` gives it.
package protocol Engine: Sendable {
    /// Finds out before a picture is accepted whether a request can be carried out.
    /// - Throws: `Problem`: usage, languageUnknown, voiceMissing, modelMissing.
    func check(_ request: DescriptionRequest) async throws

    /// Describes a picture and tells what happens as it happens.
    /// - Throws: `Problem` when the picture cannot be read or nothing can be said of it.
    ///
    /// - Parameter owner: whose people are recognised in it.
    func describe(
        _ picture: [UInt8], _ request: DescriptionRequest, owner: String,
        onEvent: @escaping @Sendable (DescriptionEvent) async -> Void
    ) async throws -> DescribedPicture

    /// A sound file in pieces, the first as soon as there is sound.
    func speak(_ speech: SpeechRequest) async throws -> AsyncThrowingStream<[UInt8], any Error>

    /// Whether there is a model that `answer` asks.
    var answersQuestions: Bool { get }
    /// - Parameter language: BCP 47 tag of the question, and of the answer where somebody can translate it; else the
    ///   answer is in English, as its `language` says.
    func answer(_ question: String, about picture: [UInt8], language: String) async throws -> Caption
    /// Whether a question in a language is understood, and its answer told in it.
    func answersQuestions(in language: String) async -> Bool

    /// A small JPEG file of a picture.
    /// - Parameter frame: from 1; nil for the one that is described.
    /// - Throws: `Problem`: what decoding throws.
    func thumbnail(of picture: [UInt8], frame: Int?) async throws -> Data

    /// The model that a conversation would be held with: the one that is named, or the best one where the name is none of Alto's
    /// models.
    ///
    /// - Returns: its name; nil where no model that converses is installed.
    /// - Throws: `Problem` (modelMissing) for a model of Alto's that is not installed; usage for one that does not converse.
    func conversationModel(named name: String?) throws -> String?
    /// Answers the last turn of a conversation.
    /// - Throws: `Problem`: modelMissing, contentRefused, and what decoding throws.
    ///
    /// - Parameter owner: whose people are recognised in its pictures.
    func converse(_ request: ConversationRequest, owner: String) async throws -> ConversationAnswer

    func voices() async throws -> [VoiceFacts]
    func models() async throws -> [ModelFacts]
    func people(of owner: String) async throws -> [PersonFacts]
    /// - Throws: `Problem`: consentRequired, noFace and what decoding throws.
    func enroll(_ name: String, pictures: [[UInt8]], consent: String, owner: String) async throws -> PersonFacts
    func forget(_ name: String, owner: String) async throws
}

/// What happens while a picture is described.
package enum DescriptionEvent: Sendable {
    /// An observer came to an end. `note` is a few words for a listener: "One person.".
    case observed(stage: String, note: String)
    /// All that will be spoken is known.
    case narrated(sentences: [String], altText: String)
    /// The next piece of the spoken narration, as an MP3 file of its own, as soon as it is made.
    case spoken(Data)
}

package struct DescribedPicture: Sendable {
    package let report: DescriptionReport
    /// Sound files by format.
    package let sounds: [SoundFormat: Data]

    package init(report: DescriptionReport, sounds: [SoundFormat: Data]) {
        self.report = report
        self.sounds = sounds
    }
}

package struct SpeechRequest: Sendable {
    package var text: String
    /// Whether the text is SSML.
    package var isSSML = false
    package var language = "en-US"
    package var voice: String?
    package var rate = 1.0
    package var format = SoundFormat.mp3
}

package struct ModelFacts: Codable, Sendable {
    package let name: String
    package let purpose: String
    package let installed: Bool

    package init(name: String, purpose: String, installed: Bool) {
        self.name = name
        self.purpose = purpose
        self.installed = installed
    }
}

package struct PersonFacts: Codable, Sendable {
    package let name: String
    package let consent: String
    /// Seconds since 1970.
    package let enrolled: Int

    package init(name: String, consent: String, enrolled: Int) {
        self.name = name
        self.consent = consent
        self.enrolled = enrolled
    }
}
