import Alto
import Foundation
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

    /// Debian's packages of them.
    package static let packages = ["es": "apertium-eng-spa", "ca": "apertium-eng-cat", "gl": "apertium-en-gl"]

    package init(program: String = "apertium") { self.program = program }

    package func translate(_ text: String, from source: String, to target: String) async -> String? {
        guard !text.isEmpty, text.count <= 10_000, let pair = await pair(from: source, to: target) else { return nil }
        // One line, so that what comes back is one.
        let line = String(text.map { $0.isNewline ? " " : $0 })
        guard let output = await run([pair], input: line + "\n") else { return nil }
        let translated = output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // A star before a word: unknown. An at sign or a hash: known, but not in the other language, or not in that form.
        let isWhole = !translated.split(whereSeparator: \.isWhitespace).contains { "*@#".contains($0.first ?? " ") }
        return isWhole && !translated.isEmpty ? translated : nil
    }

    package func translates(from source: String, to target: String) async -> Bool {
        await pair(from: source, to: target) != nil
    }

    /// What it calls the pair, if it is installed: "eng-spa", "en-gl".
    private func pair(from source: String, to target: String) async -> String? {
        let candidates = Self.names(of: source).flatMap { source in Self.names(of: target).map { "\(source)-\($0)" } }
        guard !candidates.isEmpty, let list = await run(["-l"], input: "") else { return nil }
        let installed = Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
        return candidates.first(where: installed.contains)
    }

    /// Some pairs have languages of two letters, some of three.
    private static func names(of tag: String) -> [String] {
        guard let primary = LanguageTag(tag)?.primary else { return [] }
        if primary == "sr" || primary == "hr" || primary == "bs" { return ["hbs"] }
        return [Locale.LanguageCode(primary).identifier(.alpha3), primary].compactMap(\.self)
    }

    /// - Returns: nil when the program or the pair is not there.
    private func run(_ arguments: [String], input: String) async -> String? {
        BrokenPipes.ignore()
        let output = try? await uncancelled { [program] in
            let result = try await Subprocess.run(
                program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
                input: .string(input), output: .string(limit: 1 << 20), error: .discarded)
            return result.terminationStatus.isSuccess ? result.standardOutput : nil
        }
        return output ?? nil
    }
}
