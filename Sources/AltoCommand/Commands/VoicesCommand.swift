import Alto
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
        let voices = try await VoiceCatalogue().list(language: language)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for voice in voices { Terminal.tell(String(decoding: try encoder.encode(voice), as: UTF8.self)) }
        } else {
            let rows = voices.map { [$0.id, $0.language, "\($0.sampleRate) Hz", $0.title] }
            for line in TextTable.lines([["voice", "language", "rate", "title"]] + rows) { Terminal.tell(line) }
        }
    }
}
