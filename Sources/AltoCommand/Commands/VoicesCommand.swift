import Alto
import AltoJSON
import AltoSpeech
import ArgumentParser
import Foundation

struct VoicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voices",
        abstract: "Lists the voices that are installed.")

    @Option(help: "Only voices of this language, as a BCP 47 tag such as es or en-GB.")
    var language: String?

    @Flag(help: "Print JSON, one voice a line.")
    var json = false

    func run() async throws {
        let voices = try await VoiceCatalog(neural: .installed()).list(language: language)
        if json {
            for voice in voices { Terminal.print(try JSONText.of(voice)) }
        } else {
            let rows = voices.map { voice in
                [
                    voice.id, voice.language, String(voice.speakers), "\(voice.sampleRate) Hz",
                    voice.size.map { "\($0 / 1_000_000) MB" } ?? "", voice.license ?? "", voice.title,
                ]
            }
            let head = ["voice", "language", "speakers", "rate", "size", "licence", "title"]
            for line in TextTable.lines([head] + rows) { Terminal.print(line) }
        }
    }
}
