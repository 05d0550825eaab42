import Alto
package import AltoGraph
package import Foundation

/// Translates with a Marian checkpoint; loaded when it is first needed, then kept.
package actor MarianTranslator: Translator {
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
    package init(folder: URL, from source: String, to target: String, precision: Precision = .fp32, cache: ModelCache?, threads: Int) {
        (self.folder, self.source, self.target) = (folder, source, target)
        (self.precision, self.cache, self.threads) = (precision.available().precision, cache, threads)
    }

    /// Loads the model now.
    ///
    /// - Throws: `Problem` (modelInvalid) when its files are broken.
    package func prepare() throws {
        do {
            _ = try prepared()
        } catch let error as ModelFileError {
            throw Problem(model: error)
        } catch let error as CheckpointError {
            throw Problem(model: error)
        } catch let error as GraphError {
            throw Problem(model: error)
        }
    }

    /// Sentence by sentence. nil for another pair, for words that the vocabulary lacks, and when the model cannot be used
    /// (`prepare` says why).
    package func translate(_ text: String, from source: String, to target: String) async -> String? {
        guard LanguageTag(source)?.primary == self.source, LanguageTag(target)?.primary == self.target else { return nil }
        guard let parts = try? Sentences.split(text).map(translate), !parts.isEmpty, parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap(\.self).joined(separator: " ")
    }

    private func translate(_ sentence: String) throws -> String? {
        let (model, tokenizer) = try prepared()
        let (tokens, isWhole) = try tokenizer.encode(sentence)
        // A model of several languages would have to be told which; those are not known yet.
        guard isWhole, tokens.count > 1, tokenizer.targetTokens.isEmpty else { return nil }
        let found = try model.translate(tokens)
        let text = try tokenizer.decode(found.words(endTokens: model.settings.endTokens))
        return text.isEmpty ? nil : text
    }

    private func prepared() throws -> (MarianModel, MarianTokenizer) {
        if let loaded { return loaded }
        let model = try MarianModel(folder: folder, precision: precision, runtime: try Runtime(.init(threads: threads)), cache: cache)
        let made = (model, try MarianTokenizer(folder: folder, model.config))
        loaded = made
        return made
    }
}
