import Alto
import AltoJSON
import AltoModels
import AltoPictures
import AltoSpeech
import ArgumentParser
import Foundation

struct AskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Answers a question about a picture.",
        discussion: "Example: alto ask photo.jpg \"How many people are there?\"")

    @Argument(help: "The picture, or - for standard input.", completion: .file())
    var picture: String

    @Argument(help: "The question, in English.")
    var question: String

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "Which page of several to ask about, from 1.")
    var page: Int?

    @Option(help: "Which frame of an animation to ask about, from 1.")
    var frame: Int?

    @Option(help: "Speak the answer to this file: wav, mp3, opus, ogg or flac.", completion: .file())
    var audio: String?

    @Flag(help: "Play the sound.")
    var play = false

    @OptionGroup(title: "Model") var caption: CaptionOptions
    @OptionGroup(title: "Voice") var voice: VoiceOptions

    /// Longer questions say more than a model of this kind can follow.
    private static let mostCharacters = 500

    func validate() throws {
        if page != nil && frame != nil { throw ValidationError("Give --page or --frame, not both.") }
        if let number = page ?? frame, number < 1 { throw ValidationError("Pages and frames are counted from 1.") }
    }

    func run() async throws {
        let question = PrintableText.clean(question)
        guard !question.isEmpty else { throw Problem(.textEmpty, "There is no question.") }
        guard question.count <= Self.mostCharacters else {
            throw Problem(
                .textTooLong, "The question has \(question.count) characters; the limit is \(Self.mostCharacters).")
        }
        guard !caption.agree, caption.secondModel == nil else {
            throw Problem(
                .usage, "Only captions are asked of two models, not answers.",
                remedy: "Leave --agree and --second-model out.")
        }
        var wish = ConversingCaptioner.Wish()
        wish.language = try NarrationCatalogs.find(voice.language ?? "en-US").language
        let answerer = try caption.catalog().answerer(model: caption.model, wish: wish)
        let speech = try await SpeechOutput(
            target: audio.map { .file($0) }, plays: play, options: voice, language: voice.language ?? "en-US")
        guard let input = try PictureInputs.find([picture], recursive: false).first else { return }
        let bytes = try PictureBytes.read(input, limit: PictureLimits().bytes)
        let decoded = try await PictureDecoder().decode(bytes, frame: page ?? frame)
        let answer = try await answerer.ask(decoded, question: question)
        let sentence = Self.sentence(answer)
        if json {
            Terminal.print(try JSONText.of(answer, pretty: true))
        } else {
            Terminal.print(sentence)
        }
        _ = try await speech?.speak([Utterance(sentence)], fileName: "answer")
    }

    /// An answer carries its doubt like a caption does.
    private static func sentence(_ answer: Caption) -> String {
        let text = PrintableText.clean(answer.text)
        switch text.isEmpty ? .guess : Confidence.certainty(of: answer) {
        case .sure: return text.ended
        case .unsure: return "Perhaps \(text)".ended
        case .guess: return "I am not sure."
        }
    }
}

extension String {
    /// With a full stop where nothing else ends it.
    fileprivate var ended: String { last.map { ".!?…。！？।؟".contains($0) } ?? true ? self : self + "." }
}
