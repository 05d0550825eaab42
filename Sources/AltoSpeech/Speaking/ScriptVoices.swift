import Alto

/// Finds who speaks what the speaker's own voice cannot read.
struct ScriptVoices {
    private let otherVoice: (@Sendable (_ language: String) async throws -> any Voice)?
    private let notify: @Sendable (String) -> Void
    /// By language; nil where none is installed.
    private var found: [String: (any Voice)?] = [:]

    init(
        otherVoice: (@Sendable (_ language: String) async throws -> any Voice)?,
        notify: @escaping @Sendable (String) -> Void
    ) {
        self.otherVoice = otherVoice
        self.notify = notify
    }

    /// The voice for an utterance that names its language.
    func voice(for language: String?) async throws -> (any Voice)? {
        guard let language, let otherVoice else { return nil }
        return try await otherVoice(language)
    }

    /// The utterance in parts, each with its voice. Where none is installed for a script, the own one says it in Latin
    /// letters, which is told once.
    mutating func parts(
        of utterance: Utterance, spokenBy voice: any Voice
    ) async throws -> [(utterance: Utterance, voice: (any Voice)?)] {
        guard let otherVoice else { return [(utterance, voice)] }
        var result: [(Utterance, (any Voice)?)] = []
        for part in ScriptRuns.parts(of: utterance, readBy: voice.facts.language) {
            guard let language = part.language, language != utterance.language else {
                result.append((part, voice))
                continue
            }
            if found[language] == nil {
                do {
                    found[language] = .some(try await otherVoice(language))
                } catch is Problem {
                    found[language] = .some(nil)
                    notify(
                        "No voice for the language “\(language)” is installed; \(voice.facts.id) says its words as well as it can."
                    )
                }
            }
            result.append((part, (found[language] ?? nil) ?? voice))
        }
        return result
    }
}
