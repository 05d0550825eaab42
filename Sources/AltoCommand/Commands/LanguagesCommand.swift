import Alto
import AltoJSON
import AltoLanguages
import AltoModels
import AltoReading
import AltoSpeech
import ArgumentParser
import Foundation

/// What Alto can do in each language, and what to install for what is missing.
struct LanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages",
        abstract: "Lists the languages of descriptions, with their voices and what reads text in them.")

    @Flag(help: "Print JSON, one language a line.")
    var json = false

    private struct Row: Encodable {
        /// BCP 47.
        let language: String
        let name: String
        let voice: String?
        /// Tesseract's name of what reads text in it.
        let text: String
        let isTextInstalled: Bool
        /// Whether captions, which are in English, are translated.
        let translates: Bool
        let install: String?
        /// Brings the model that translates captions.
        let pull: String?
    }

    func run() async throws {
        let rows = await Self.rows(registry: .standard)
        if json {
            for row in rows { Terminal.print(try JSONText.of(row)) }
            return
        }
        let head = ["language", "voice", "reads text", "captions", "to install", "name"]
        let lines = rows.map {
            [
                $0.language, $0.voice ?? "none", $0.isTextInstalled ? $0.text : "no",
                $0.translates ? "translated" : $0.language.hasPrefix("en") ? "" : "in English",
                [$0.install, $0.pull].compactMap(\.self).joined(separator: "; "), $0.name,
            ]
        }
        for line in TextTable.lines([head] + lines) { Terminal.print(line) }
    }

    private static func rows(registry: ModelRegistry) async -> [Row] {
        let voices = VoiceCatalog(neural: .installed(registry: registry))
        let translator = InstalledTranslator(registry: registry)
        let installed = Set(TextLanguages.installed())
        var rows: [Row] = []
        for catalog in NarrationCatalogs.all {
            let voice = try? await voices.voice(language: catalog.language)
            let text = TextLanguages.name(of: catalog.language)
            var packages: [String] = []
            if voice == nil { packages.append("espeak-ng") }
            if !installed.contains(text) { packages.append(TextLanguages.debianPackage(text)) }
            let translates = await translator.translates(to: catalog.language)
            if !translates, let package = LanguageTag(catalog.language).flatMap({ Apertium.packages[$0.primary] }) {
                packages.append(package)
            }
            rows.append(
                Row(
                    language: catalog.language, name: catalog.endonym, voice: voice?.facts.id, text: text,
                    isTextInstalled: installed.contains(text), translates: translates,
                    install: packages.isEmpty ? nil : "sudo apt-get install \(packages.joined(separator: " "))",
                    pull: translates ? nil : model(to: catalog.language, registry).map { "alto models pull \($0)" }))
        }
        return rows
    }

    /// The short name of the model that translates from English, if one has one.
    private static func model(to language: String, _ registry: ModelRegistry) -> String? {
        guard let primary = LanguageTag(language)?.primary, primary != "en" else { return nil }
        return registry.translations(from: "en", to: primary).lazy
            .compactMap { registry.shortName(of: $0.repository) }.first
    }
}
