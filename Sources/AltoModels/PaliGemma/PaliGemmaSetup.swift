import Alto
import AltoGraph
import Foundation

/// Everything of a PaliGemma model's folder but the weights.
struct PaliGemmaSetup: CaptionerSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    let config: PaliGemmaConfig
    private let folder: URL
    private let imageProcessor: ImageProcessor
    private let prompt: PaliGemmaPrompt
    /// What a caption is asked for by.
    private let captionPrompt: String

    /// The shortest of its tasks for captions, in English; `caption de` and the like give others.
    private static let defaultPrompt = "caption en"

    init(folder: URL, options: CaptionerOptions) throws(Problem) {
        self.folder = folder
        var tokenizer = try Tokenizer(folder: folder)
        let settings: GenerationSettings
        do {
            config = try PaliGemmaConfig(folder: folder)
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer))
        } catch {
            throw Problem(ofModel: error)
        }
        prompt = PaliGemmaPrompt(&tokenizer, config)
        self.tokenizer = tokenizer
        imageProcessor = try ImageProcessor(folder: folder)
        var adopted = try settings.adopting(options, positions: config.text.maxPositions)
        // The files say nothing, and the reference's 20 words end a text in its middle.
        if options.maxNewTokens == nil, settings.maxNewTokens == GenerationSettings().maxNewTokens {
            adopted.maxNewTokens = min(256, config.text.maxPositions)
        }
        self.settings = adopted
        captionPrompt =
            switch options.prompt {
            case .default: Self.defaultPrompt
            case .none: ""
            case .text(let text): text
            }
        _ = try tokens(captionPrompt)
    }

    var captions: Bool { true }
    var answers: Bool { true }

    func input(_ raster: Raster) throws(Problem) -> Tensor {
        try input(raster, imageProcessor, size: config.vision.imageSize)
    }

    func prompt(_ question: String?) throws(Problem) -> CaptionerPrompt {
        guard let question else { return try asked(captionPrompt) }
        guard !question.allSatisfy(\.isWhitespace) else { throw Problem(.textEmpty, "The question is empty.") }
        return try asked(PaliGemmaPrompt.text(of: question))
    }

    func text(of tokens: [Int]) -> String { PaliGemmaAnswer(tokenizer.decode(tokens)).text }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> any CaptionerModel {
        try PaliGemmaModel(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }

    private func asked(_ text: String) throws(Problem) -> CaptionerPrompt {
        let tokens = try tokens(text)
        return CaptionerPrompt(asked: tokens, begin: tokens)
    }

    /// - Throws: `Problem`: `textTooLong`; `modelInvalid` where the tokenizer knows more words than the model.
    func tokens(_ text: String) throws(Problem) -> [Int] {
        let tokens = prompt.tokens(text)
        guard tokens.count < config.text.maxPositions else {
            throw Problem(
                .textTooLong, "The text is too long for this model.",
                remedy: "Ask in at most \((config.text.maxPositions - config.imageTokens) / 2) words.")
        }
        _ = try tokens.dropFirst(config.imageTokens).within(config.text.vocabSize)
        return tokens
    }
}
