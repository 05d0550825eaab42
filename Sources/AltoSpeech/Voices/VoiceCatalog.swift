package import Alto
import Foundation

/// The voices that are installed, and which of them speaks for a name or a language: neural ones first, then Flite's,
/// then eSpeak NG's.
///
/// Flite's voices are part of the program. eSpeak NG is asked for its voices only when one of them may be meant, so
/// that the usual case starts no process.
package struct VoiceCatalog: Sendable {
    private let flite: [FliteVoice]
    private let espeak: EspeakVoices
    private let neural: NeuralVoices

    private let opensFolders: Bool

    /// - Parameters:
    ///   - neural: where neural voices come from; without it there are none but those in folders.
    ///   - opensFolders: whether a voice may be named by its place in the file system, which a stranger must not do.
    package init(neural: NeuralVoices = NeuralVoices(store: nil), opensFolders: Bool = true) {
        self.init(program: EspeakProgram(), neural: neural, opensFolders: opensFolders)
    }

    init(program: EspeakProgram, neural: NeuralVoices = NeuralVoices(store: nil), opensFolders: Bool = true) {
        self.opensFolders = opensFolders
        flite = FliteVoice.all
        espeak = EspeakVoices(program: program)
        self.neural = neural
    }

    /// What is installed, best engine first, as the engines order them. A missing eSpeak NG only makes the list
    /// shorter.
    /// - Parameter language: only voices of this language or dialect.
    /// - Throws: `Problem` (languageUnknown) when there is none, or when the language is no BCP 47 tag.
    package func list(language: String? = nil) async throws -> [VoiceFacts] {
        let all = try await candidates(espeakIsOptional: true)
        guard let language else { return all.map(\.voice.facts) }
        guard let range = LanguageTag(language) else { throw unknown(language: language, among: all) }
        let found = all.filter { $0.tag.isWithin(range) || $0.others.contains { $0.tag.isWithin(range) } }
        guard !found.isEmpty else { throw unknown(language: language, among: all) }
        return found.map(\.voice.facts)
    }

    /// The voice to speak with.
    ///
    /// - Parameters:
    ///   - name: an id ("vits-ljs", "flite/slt", "espeak/es-419"), the part after the slash ("slt"), a folder with a
    ///     checkpoint, a Piper voice's `.onnx`, or an engine ("espeak"), whose best voice for the language is taken.
    ///     nil and "auto" leave the choice to the language.
    ///   - language: a BCP 47 tag; English when nil. A voice that was named in full is taken whatever the language.
    /// - Throws: `Problem`: voiceMissing for an unknown voice, or when eSpeak NG is not there; languageUnknown.
    package func voice(named name: String? = nil, language: String? = nil) async throws -> any Voice {
        let name = name.flatMap { $0.lowercased() == "auto" ? nil : $0 }
        let language = language ?? "en"
        guard let tag = LanguageTag(language) else {
            throw unknown(language: language, among: (try? await candidates(espeakIsOptional: true)) ?? [])
        }
        switch name?.lowercased() {
        case nil: return try await best(for: tag, asked: language)
        case "flite":
            return try await best(of: flite.map { Candidate($0) }, for: tag, asked: language)
        case "espeak":
            let voices = try await espeak.voices().map { Candidate($0) }
            return try await best(of: voices, for: tag, asked: language)
        case let lowercased?:
            return try await voice(withName: lowercased, asked: name ?? lowercased)
        }
    }

    /// The voice for text of another language beside a voice that was chosen: what that one speaks stays with it.
    package func voice(language: String, keeping chosen: any Voice) async throws -> any Voice {
        let own = chosen.facts.language
        return try await language == own || own.hasPrefix("\(language)-") ? chosen : voice(language: language)
    }

    /// The best voice that can really be used.
    private func best(for tag: LanguageTag, asked: String) async throws -> any Voice {
        while true {
            let voice = try await choice(for: tag, asked: asked)
            guard let loadable = voice as? any LoadableVoice else { return voice }
            // One whose files are broken is left out from then on.
            if await neural.load(loadable) { return voice }
        }
    }

    private func choice(for tag: LanguageTag, asked: String) async throws -> any Voice {
        // When there is a voice of the very dialect, eSpeak NG need not be asked.
        let own = await neural.installed().map { Candidate($0) } + flite.map { Candidate($0) }
        if tag.text == "en" || tag.text == "en-US", let match = VoiceMatch.best(of: own, for: tag) {
            return match.voice
        }
        return try await best(of: try await candidates(), for: tag, asked: asked)
    }

    private func voice(withName name: String, asked: String) async throws -> any Voice {
        if let own = flite.first(where: { $0.facts.id == name || $0.facts.id == "flite/\(name)" }) { return own }
        if let own = await neural.installed().first(where: { Self.names(of: $0).contains(name) }) { return own }
        if opensFolders, neural.isVoice(asked) { return try await neural.voice(at: URL(filePath: asked)) }
        guard !opensFolders || !["/", "./", "../", "~"].contains(where: asked.hasPrefix) else {
            throw Problem(
                .voiceMissing, "There is no voice in \(NameSuggestions.quotable(asked)).",
                remedy: "Give a folder with a checkpoint, or a Piper voice's .onnx.")
        }
        let all: [Candidate]
        do {
            all = try await candidates()
        } catch let problem as Problem where problem.code == .voiceMissing && !name.hasPrefix("espeak/") {
            // Without eSpeak NG "de" may be its voice or a slip: say what is known.
            let near = NameSuggestions.of(name, among: flite.map(\.facts.id) + FliteVoice.Name.allCases.map(\.rawValue))
            throw Problem(
                .voiceMissing,
                "The voice “\(NameSuggestions.quotable(asked))” is none of Flite's, and espeak-ng is not installed.",
                remedy: near.map { "Did you mean “\($0)”?" } ?? problem.remedy)
        }
        if let match = all.first(where: { $0.voice.facts.id == name || $0.voice.facts.id.hasSuffix("/\(name)") }) {
            return match.voice
        }
        throw unknown(voice: asked, among: all)
    }

    /// Its id and the name in it: "joe" of "piper:en_US-joe-medium", "heart" of "hibari/heart".
    private static func names(of voice: any LoadableVoice) -> [String] {
        let id = voice.facts.id.lowercased()
        if id.hasPrefix(PiperFiles.prefix) {
            return [id] + id.split(separator: "-").dropFirst().prefix(1).map(String.init)
        }
        return [id] + id.split(separator: "/").suffix(1).map(String.init)
    }

    private func best(of candidates: [Candidate], for tag: LanguageTag, asked: String) async throws -> any Voice {
        guard let match = VoiceMatch.best(of: candidates, for: tag) else {
            throw unknown(language: asked, among: candidates)
        }
        return match.voice
    }

    private func candidates(espeakIsOptional: Bool = false) async throws -> [Candidate] {
        let own = await neural.installed().map { Candidate($0) } + flite.map { Candidate($0) }
        do {
            return try await own + espeak.voices().map { Candidate($0) }
        } catch let problem as Problem where espeakIsOptional && problem.code == .voiceMissing {
            return own
        }
    }
}

extension VoiceCatalog {
    private func unknown(voice name: String, among all: [Candidate]) -> Problem {
        guard !neural.isPublished(name.lowercased()) else {
            return Problem(
                .voiceMissing, "The voice \(NameSuggestions.quotable(name)) is not installed.",
                remedy: "Get it with: alto models pull \(NameSuggestions.quotable(name))")
        }
        let ids = all.map(\.voice.facts.id)
        let near = NameSuggestions.of(
            name,
            among: ids + ids.compactMap { $0.split(separator: "/").last.map(String.init) })
        let hint = near.map { "Did you mean “\($0)”? " } ?? ""
        return Problem(
            .voiceMissing, "There is no voice “\(NameSuggestions.quotable(name))”.",
            remedy: hint + "List all voices with: alto voices")
    }

    private func unknown(language: String, among all: [Candidate]) -> Problem {
        // Among tags of two or three letters almost all are near: only a slip behind the first two counts.
        let tags = all.map(\.tag.text).filter { $0.prefix(2).lowercased() == language.prefix(2).lowercased() }
        let byTitle = all.first { candidate in
            candidate.voice.facts.title.lowercased().split(separator: " ").first.map(String.init)
                == language.lowercased()
        }
        let near = byTitle?.tag.primary ?? NameSuggestions.of(language, among: tags)
        let hint = near.map { "Did you mean “\($0)”? " } ?? ""
        return Problem(
            .languageUnknown, "No installed voice speaks the language “\(NameSuggestions.quotable(language))”.",
            remedy: hint + "List all languages with: alto voices")
    }
}

/// eSpeak NG's voices, listed once.
private actor EspeakVoices {
    private let program: EspeakProgram
    private var listed: [EspeakVoice]?

    init(program: EspeakProgram) {
        self.program = program
    }

    func voices() async throws -> [EspeakVoice] {
        if let listed { return listed }
        let voices = try await EspeakListing.entries(in: program.listing()).map { EspeakVoice($0, program: program) }
        listed = voices
        return voices
    }
}
