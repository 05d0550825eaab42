import Alto
import AltoGraph
import AltoModels
import AltoPictures
import AltoSpeech
import ArgumentParser
import Foundation

struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Converses about pictures: questions are answered by a model as it writes.",
        discussion: """
            Examples:
              alto chat photo.jpg
              alto chat before.jpg after.jpg --speak --session garden.json
              alto chat photo.jpg --question "What is on the left?" --question "And behind it?"
              echo "What is written there?" | alto chat sign.jpg --json

            In a conversation: /detail, /again, /picture FILE, /help, /quit. Ctrl-C stops an answer; twice where a question may be \
            typed, it ends the conversation.
            """)

    @Argument(help: "Pictures.", completion: .file())
    var pictures: [String] = []

    @Option(name: .shortAndLong, help: "A question, in place of typing it; may be given several times.")
    var question: [String] = []

    @Option(help: "Keep the conversation in this file, and go on with it.", completion: .file())
    var session: String?

    @Flag(help: "Speak the answers, sentence by sentence while they come.")
    var speak = false

    @Flag(help: "Print JSON: one object a line, as things happen.")
    var json = false

    @Option(
        help:
            "A model of “alto models list” that converses, or a folder with a checkpoint. Without it: the best installed."
    )
    var model: String?

    @Option(
        help:
            "How the model computes: \(Precision.allCases.map(\.rawValue).joined(separator: ", ")). Without it: int8 where the processor can."
    )
    var precision: Precision?

    @Option(help: "The same number gives the same answers.")
    var seed: UInt64?

    @Option(help: "How much answers vary: 0 takes the likeliest word each time.")
    var temperature: Double?

    @Option(help: "Most tokens of an answer.")
    var maxTokens: Int?

    @Option(help: "What the model is told before anybody speaks.")
    var system: String?

    @Flag(inversion: .prefixedNo, help: "Tell the model what is measured and read in the pictures.")
    var facts = true

    @Option(help: "Languages of the text, as Tesseract names them, joined by +: eng+spa; or auto.")
    var textLanguages = "eng"

    @OptionGroup(title: "Voice") var voice: VoiceOptions

    func validate() throws {
        if pictures.isEmpty && session == nil { throw ValidationError("Name at least one picture.") }
        if pictures.contains("-") { throw ValidationError("Pictures of a conversation are files.") }
        if let temperature, !(0...2).contains(temperature) {
            throw ValidationError("The temperature is a number from 0 to 2.")
        }
        if let maxTokens, maxTokens < 1 { throw ValidationError("An answer has at least one token.") }
    }

    func run() async throws {
        let language = try NarrationCatalogs.find(voice.language ?? "en-US").language
        // Everything that can be wrong with the call is found before the first picture is touched.
        let model = try catalog.model(named: model)
        let file = session.map(SessionFile.init)
        let kept = try file?.read()
        let speech = try await SpeechOutput(
            target: nil, plays: speak, options: voice, language: voice.language ?? language)
        let isInteractive = question.isEmpty && isatty(STDIN_FILENO) == 1
        let output: any ChatOutput = json ? JSONChatOutput() : TerminalChatOutput(isInteractive: isInteractive)
        var settings = ChatLoop.Settings()
        settings.language = language
        settings.reply = ReplySettings(maxTokens: maxTokens, temperature: temperature, seed: seed)
        var speaking: (@Sendable (AsyncStream<String>) async throws -> Void)?
        if let speech { speaking = { try await ChatSpeech(output: speech)($0) } }
        let loop = ChatLoop(
            model: model, settings: settings, output: output, session: file, look: try looker(), speak: speaking)
        let interruption = ChatInterruption(loop, output, isInteractive: isInteractive)
        let history = ChatHistory(system: system ?? kept?.system, messages: kept?.messages ?? [])
        let failure = try await loop.run(history, pictures: pictures, next: lines(interruption))
        if !isInteractive, let failure { throw EndedWith(exitCode: failure.code.exitCode) }
    }

    private var catalog: ConversationCatalog {
        var options = CaptionerOptions()
        options.precision = precision ?? Precision.int8.available().precision
        return ConversationCatalog(options: options)
    }

    private func looker() throws -> @Sendable (String) async throws -> ChatLoop.Seen {
        let limits = PictureLimits()
        let observers =
            facts
            ? try ObserverFactory(captioners: CaptionerCatalog(), textLanguages: textLanguages)
                .observers(for: PictureLook.stages, captioner: nil) : []
        let look = PictureLook(decoder: PictureDecoder(limits: limits), observers: observers)
        return { path in
            guard let input = try PictureInputs.find([path], recursive: false).first else {
                throw Problem(.noPictures, "There is no picture \(PrintableText.clean(path)).")
            }
            let seen = try await look(try PictureBytes.read(input, limit: limits.bytes))
            return ChatLoop.Seen(picture: seen.picture, facts: seen.description.map { MeasuredFacts($0) })
        }
    }

    /// Questions of the command line, or else lines of standard input.
    private func lines(_ interruption: ChatInterruption) -> () async -> String? {
        var questions = question[...]
        let reader = LineReader()
        return { () async -> String? in
            if !self.question.isEmpty { return questions.popFirst() }
            let line = await reader.next()
            interruption.forget()
            return line
        }
    }
}
