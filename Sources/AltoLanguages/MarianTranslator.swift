import Alto
package import AltoGraph
import AltoModels
package import Foundation

/// Translates with a Marian checkpoint; loaded when it is first needed, then kept.
package actor MarianTranslator: LoadableTranslator {
    private nonisolated let executor = BlockingExecutor(label: "marian")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let folder: URL
    private let source: String
    private let target: String
    private let precision: Precision
    private let cache: ModelCache?
    private let threads: Int
    private var loaded: (model: MarianModel, tokenizer: MarianTokenizer)?

    /// - Parameters source, target: the primary languages of the pair, "en" and "es".
    package init(
        folder: URL, from source: String, to target: String, precision: Precision = .fp32, cache: ModelCache?,
        threads: Int
    ) {
        (self.folder, self.source, self.target) = (folder, source, target)
        (self.precision, self.cache, self.threads) = (precision.available().precision, cache, threads)
    }

    /// Loads the model now.
    ///
    /// - Throws: `Problem` (modelInvalid) when its files are broken.
    package func prepare() throws {
        do {
            _ = try prepared()
        } catch {
            throw Problem(ofModel: error)
        }
    }

    /// Sentence by sentence; a model of several dialects is asked for that of the target. nil for another pair, for words
    /// that the vocabulary lacks, and when the model cannot be used (`prepare` says why).
    package func translate(_ text: String, from source: String, to target: String) async -> String? {
        guard LanguageTag(source)?.primary == self.source, LanguageTag(target)?.primary == self.target,
            text.utf8.count <= Self.mostBytes
        else { return nil }
        var parts: [String] = []
        for sentence in Sentences.split(text) {
            guard !Task.isCancelled, let part = try? translate(sentence, to: target) else { return nil }
            parts.append(part)
        }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }

    /// A text of more would take minutes; nobody listens to it.
    private static let mostBytes = 20_000

    private func translate(_ sentence: String, to target: String) throws -> String? {
        let (model, tokenizer) = try prepared()
        var token: String?
        if !tokenizer.targetTokens.isEmpty {
            // A model of several languages has to be told which.
            token = Self.tokens(for: target).first(where: tokenizer.targetTokens.contains)
            guard token != nil else { return nil }
        }
        let (tokens, isWhole) = try tokenizer.encode(sentence, target: token)
        guard isWhole, tokens.count > 1, tokens.count <= model.config.maxPositions else { return nil }
        let found = try model.translate(tokens)
        let text = try tokenizer.decode(found.words(eosTokens: model.settings.eosTokens))
        return text.isEmpty ? nil : text
    }

    /// How models of several languages may name a language, the closest name first: ">>pt_br<<", ">>por<<", ">>cmn_Hant<<".
    static func tokens(for tag: String) -> [String] {
        guard let tag = LanguageTag(tag) else { return [] }
        let short = tag.primary
        let script =
            tag.subtags.dropFirst().first { $0.count == 4 }
            ?? (["TW", "HK", "MO"].contains { tag.subtags.contains($0) } ? "Hant" : "Hans")
        let region = tag.subtags.dropFirst().first { $0.count == 2 }
        let long = Locale.LanguageCode(short).identifier(.alpha3)
        let names = short == "zh" || short == "yue" ? ["cmn", "zho"] : [long].compactMap(\.self)
        var found = region.map { ["\(short)_\($0.lowercased())", "\(short)_\($0)"] } ?? []
        found += names.map { "\($0)_\(script)" } + names + [short] + names.map { "\($0)_Latn" }
        return found.map { ">>\($0)<<" }
    }

    private func prepared() throws -> (MarianModel, MarianTokenizer) {
        if let loaded { return loaded }
        let model = try MarianModel(
            folder: folder, precision: precision, runtime: try Runtime(.init(threads: threads)), cache: cache)
        let made = (model, try MarianTokenizer(folder: folder, model.config))
        loaded = made
        return made
    }
}
