import Alto
import AltoGraph
import Foundation

/// Everything of a BLIP model's folder but the weights: read first, because it is quick and may be wrong.
struct BLIPSetup: Sendable {
    let config: BLIPConfig
    let tokenizer: Tokenizer
    let pixels: PixelProcessor
    let settings: GenerationSettings
    /// The tokens that a caption begins with.
    let prompt: [Int]

    init(folder: URL, options: BLIPCaptioner.Options) throws(Problem) {
        let settings: GenerationSettings
        do {
            config = try BLIPConfig(folder: folder)
            settings = try GenerationSettings(folder: folder, endTokens: [config.text.endToken])
        } catch {
            throw Problem(model: error)
        }
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        pixels = try PixelProcessor(folder: folder)
        self.settings = try settings.adopting(options, positions: config.text.positions)
        // As the reference does it: encoded with its special tokens, the first of them replaced by the decoder's own and
        // the last left out.
        let encoded = options.prompt.map { tokenizer.encode($0).dropFirst().dropLast() } ?? []
        let vocabulary = config.text.vocabulary
        guard encoded.allSatisfy({ $0 < vocabulary }) else {
            throw Problem(.modelInvalid, "The model's tokenizer knows more words than the model.")
        }
        guard encoded.count + 1 < config.text.positions else {
            throw Problem(.usage, "The prompt is too long for this model.")
        }
        prompt = [config.text.beginToken] + encoded
    }

    /// A question as the model reads it.
    func question(_ text: String) throws(Problem) -> [Int] {
        let tokens = tokenizer.encode(text)
        guard !text.allSatisfy(\.isWhitespace), !tokens.isEmpty else { throw Problem(.textEmpty, "The question is empty.") }
        guard tokens.count <= config.text.positions else {
            throw Problem(
                .textTooLong, "The question is too long for this model.",
                remedy: "Ask in at most \(config.text.positions / 2) words.")
        }
        guard tokens.allSatisfy({ $0 < config.text.vocabulary }) else {
            throw Problem(.modelInvalid, "The model's tokenizer knows more words than the model.")
        }
        return tokens
    }

    /// The picture as the model takes it, [1, 3, size, size].
    func input(_ raster: Raster) throws(Problem) -> Tensor {
        let found = try pixels.pixels(of: raster)
        let size = config.vision.imageSize
        guard found.width == size, found.height == size else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json makes pictures of \(found.width) x \(found.height) pixels, but its config.json wants \(size) x \(size).")
        }
        return Tensor(found.values, [1, 3, size, size])
    }
}

extension GenerationSettings {
    /// With what the user asked for in place of what the model's file says.
    fileprivate func adopting(_ options: BLIPCaptioner.Options, positions: Int) throws(Problem) -> GenerationSettings {
        var settings = self
        settings.beams = options.beams ?? beams
        settings.maximumNewTokens = options.maximumTokens ?? max(maximumNewTokens, options.minimumTokens ?? 0)
        if options.maximumTokens != nil { settings.maximumLength = nil }
        settings.minimumNewTokens = options.minimumTokens ?? min(minimumNewTokens, settings.maximumNewTokens)
        settings.lengthPenalty = options.lengthPenalty ?? lengthPenalty
        settings.repetitionPenalty = options.repetitionPenalty.map(Float.init) ?? repetitionPenalty
        for (name, value, range) in [
            ("number of beams", settings.beams, 1...GenerationSettings.mostBeams),
            ("largest number of tokens", settings.maximumNewTokens, 1...positions),
            ("smallest number of tokens", settings.minimumNewTokens, 0...settings.maximumNewTokens),
        ] where !range.contains(value) {
            throw Problem(
                .usage, "The \(name), \(value), is out of range for this model.",
                remedy: "Give a number from \(range.lowerBound) to \(range.upperBound).")
        }
        guard settings.lengthPenalty.magnitude < 1000 else {
            throw Problem(.usage, "The length penalty is out of range.", remedy: "Give a number between -1000 and 1000.")
        }
        guard settings.repetitionPenalty > 0, settings.repetitionPenalty < 1000 else {
            throw Problem(.usage, "The repetition penalty is out of range.", remedy: "Give a number above 0, 1 for none.")
        }
        return settings
    }
}
