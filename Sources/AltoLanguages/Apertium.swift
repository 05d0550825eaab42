import Alto
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Apertium (GPL, a process of its own), where it and a pair of languages are installed. Rules and word lists: what it does not
/// know it does not translate, and says so.
package struct Apertium: Translator {
    private let program: String

    /// Its names of the pairs that begin in English, and what they speak.
    private static let pairs = ["es": "eng-spa", "ca": "eng-cat", "gl": "en-gl", "eo": "en-eo", "mk": "eng-mkd", "sr": "eng-hbs"]
    /// Debian's packages of them.
    package static let packages = ["es": "apertium-eng-spa", "ca": "apertium-eng-cat", "gl": "apertium-en-gl"]

    package init(program: String = "apertium") { self.program = program }

    package func translate(_ text: String, from source: String, to target: String) async -> String? {
        guard LanguageTag(source)?.primary == "en", let language = LanguageTag(target)?.primary, let pair = Self.pairs[language],
            !text.isEmpty, text.count <= 10_000
        else { return nil }
        // One line, so that what comes back is one.
        let line = String(text.map { $0.isNewline ? " " : $0 })
        guard let output = await run([pair], input: line + "\n") else { return nil }
        let translated = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // A star before a word: unknown. An at sign or a hash: known, but not in the other language, or not in that form.
        let isWhole = !translated.split(whereSeparator: \.isWhitespace).contains { "*@#".contains($0.first ?? " ") }
        return isWhole && !translated.isEmpty ? translated : nil
    }

    /// Whether captions in English can be said in a language.
    package func translates(to target: String) async -> Bool {
        guard let language = LanguageTag(target)?.primary, let pair = Self.pairs[language] else { return false }
        return await run(["-l"], input: "")?.split(whereSeparator: \.isWhitespace).contains(Substring(pair)) ?? false
    }

    /// - Returns: nil when the program or the pair is not there.
    private func run(_ arguments: [String], input: String) async -> String? {
        BrokenPipes.ignore()
        let result = try? await Subprocess.run(
            program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments), input: .string(input), output: .string(limit: 1 << 20), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        return result.standardOutput
    }
}
