import Alto
import AltoSpeech
import ArgumentParser
import Foundation

struct SayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "say",
        abstract: "Speaks any text.",
        discussion: """
            Examples:
              alto say "Mind the gap." --play
              alto say "Cuidado con el escalón." --language es --audio aviso.mp3
              alto say - --audio letter.opus < letter.txt
              alto say "A tabby cat." --voice vits-ljs --audio cat.wav --words cat.vtt
              alto say --ssml '<speak>Mind the <prosody rate="slow">gap</prosody>.</speak>'
            """)

    @Argument(help: "The text, or - for standard input.")
    var text: String

    @Option(help: "Speak to this file: wav, mp3, opus, ogg or flac.", completion: .file())
    var audio: String?

    @Flag(help: "Let --audio and --words replace files that are neither sounds nor words.")
    var force = false

    @Flag(help: "Play the sound. This is what happens without --audio.")
    var play = false

    @Flag(help: "The text is SSML: speak, p, s, break, prosody, say-as, sub, lang and phoneme.")
    var ssml = false

    @OptionGroup(title: "Voice") var voice: VoiceOptions

    private static let mostBytes = 1_000_000

    func run() async throws {
        let text = text == "-" ? try Self.standardInput() : text
        let utterances = try TextToSpeak.utterances(in: text, isSSML: ssml)
        let speech = try await SpeechOutput(
            target: audio.map { .file($0) }, plays: play || audio == nil, options: voice,
            language: voice.language ?? "en-US", overwriting: OverwriteGuard(isForced: force))
        guard let speech else { return }
        if let made = try await speech.speak(utterances, fileName: "speech") {
            Terminal.print(
                "Sound: \(PrintableText.clean(made.path)), \(String(format: "%.1f", made.seconds)) s, \(made.voice)")
        }
    }

    private static func standardInput() throws -> String {
        let data = try FileHandle.standardInput.read(upToCount: mostBytes + 1) ?? Data()
        if data.count > mostBytes {
            throw Problem(
                .textTooLong, "The text has more than \(mostBytes / 1_000_000) MB.", remedy: "Speak it in parts.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw Problem(.textInvalid, "The text is not UTF-8.", remedy: "Convert it first, for instance with iconv.")
        }
        return text
    }
}
