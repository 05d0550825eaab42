import Alto
import AltoGraph
import Foundation

/// Everything of a BLIP model's folder but the weights.
struct BLIPSetup: CaptionerSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: BLIPConfig
    private let imageProcessor: ImageProcessor
    /// The tokens that a caption begins with.
    private let captionPrompt: [Int]

    /// What BLIP was trained to go on from (Li et al., 2022, section 4).
    private static let defaultPrompt = "a picture of"

    init(folder: URL, options: CaptionerOptions) throws(Problem) {
        self.folder = folder
        let settings: GenerationSettings
        do {
            config = try BLIPConfig(folder: folder)
            settings = try GenerationSettings(folder: folder, eosTokens: [config.text.eosToken])
        } catch {
            throw Problem(model: error)
        }
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        imageProcessor = try ImageProcessor(folder: folder)
        self.settings = try settings.adopting(options, positions: config.text.maxPositions)
        // As the reference does it: encoded with its special tokens, the first of them replaced by the decoder's own and
        // the last left out.
        let text: String? =
            switch options.prompt {
            case .default: Self.defaultPrompt
            case .none: nil
            case .text(let text): text
            }
        let encoded = try (text.map { tokenizer.encode($0).dropFirst().dropLast() } ?? []).within(config.text.vocabSize)
        guard encoded.count + 1 < config.text.maxPositions else {
            throw Problem(.usage, "The prompt is too long for this model.")
        }
        captionPrompt = [config.text.bosToken] + encoded
    }

    var captions: Bool { config.task == .captioning }
    var answers: Bool { config.task == .questionAnswering }

    func input(_ raster: Raster) throws(Problem) -> Tensor {
        try input(raster, imageProcessor, size: config.vision.imageSize)
    }

    func prompt(_ question: String?) throws(Problem) -> CaptionerPrompt {
        guard let question else { return CaptionerPrompt(begin: captionPrompt) }
        let asked = try tokens(
            ofQuestion: question, positions: config.text.maxPositions, vocabulary: config.text.vocabSize)
        return CaptionerPrompt(asked: asked, begin: [config.text.bosToken])
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> any CaptionerModel {
        try BLIPModel(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}

extension BLIPModel: CaptionerModel {
    func decoder(lookingAt pixels: Tensor, asked: [Int]?) throws -> any StepDecoder {
        let picture = try encode(pixels)
        return try makeDecoder(lookingAt: try asked.map { try encode(question: $0, about: picture) } ?? picture)
    }
}
