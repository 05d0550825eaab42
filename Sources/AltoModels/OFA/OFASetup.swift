import Alto
import AltoGraph
import Foundation

/// Everything of an OFA model's folder but the weights.
struct OFASetup: CaptionerSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: OFAConfig
    private let imageProcessor: ImageProcessor
    private let imageSize: Int
    private let captionPrompt: [Int]

    /// What OFA was trained to answer with a caption. Its tokenizer wants a space before the first word.
    private static let defaultPrompt = " what does the image describe?"

    init(folder: URL, options: CaptionerOptions) throws(Problem) {
        self.folder = folder
        var settings: GenerationSettings
        do {
            config = try OFAConfig(folder: folder)
            settings = try GenerationSettings(folder: folder, eosTokens: [config.eosToken])
        } catch {
            throw Problem(model: error)
        }
        if ModelFile("generation_config.json", in: folder) == nil {
            // As the reference's instructions call it, where its library has no such file yet.
            settings.numBeams = 5
            settings.noRepeatNGramSize = 3
            settings.maxLength = 20
            settings.earlyStopping = .formerHeuristic
            settings.forcedEOSToken = config.forcedEOSToken
        }
        self.settings = try settings.adopting(options, positions: config.usablePositions)
        let tokenizer = try Self.tokenizer(folder)
        self.tokenizer = tokenizer
        var defaultConfig = ImageProcessorConfig()
        defaultConfig.size = .exact(height: config.defaultImageSize, width: config.defaultImageSize)
        defaultConfig.normalization = .init(mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5])
        imageProcessor = try ImageProcessor(folder: folder, default: defaultConfig)
        guard case .exact(let height, let width) = imageProcessor.settings.size, height == width,
            height.isMultiple(of: ResNet.patch), height / ResNet.patch <= config.imageBucketSize
        else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json must ask for squares of at most \(config.imageBucketSize) times \(ResNet.patch) pixels."
            )
        }
        imageSize = height
        let text =
            switch options.prompt {
            case .default: Self.defaultPrompt
            case .none: ""
            case .text(let text): text
            }
        captionPrompt = try tokenizer.encode(text).within(config.vocabSize)
        guard captionPrompt.count <= config.usablePositions else {
            throw Problem(.usage, "The prompt is too long for this model.")
        }
    }

    /// BART's, with tokens for places in a picture and for pictures as texts, which are no words: decoded, they are left out.
    private static func tokenizer(_ folder: URL) throws(Problem) -> Tokenizer {
        var tokenizer = try Tokenizer(folder: folder, defaultClass: "OFATokenizer")
        for (name, count) in [("code", 8192), ("bin", 1000)] {
            for number in 0..<count {
                var token = AddedToken("<\(name)_\(number)>", isSpecial: true)
                (token.lstrip, token.rstrip) = (true, true)
                tokenizer.add(token)
            }
        }
        return tokenizer
    }

    var captions: Bool { true }
    var answers: Bool { true }

    func input(_ raster: Raster) throws(Problem) -> Tensor { try input(raster, imageProcessor, size: imageSize) }

    func prompt(_ question: String?) throws(Problem) -> CaptionerPrompt {
        var asked = captionPrompt
        if let question {
            asked = try tokens(
                ofQuestion: question, prefix: " ", positions: config.usablePositions, vocabulary: config.vocabSize)
        }
        return CaptionerPrompt(asked: asked, begin: [config.bosToken])
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> any CaptionerModel {
        try OFAModel(folder: folder, imageSize: imageSize, precision: precision, runtime: runtime, cache: cache)
    }
}

extension OFAModel: CaptionerModel {
    func decoder(lookingAt pixels: Tensor, asked: [Int]?) throws -> any StepDecoder {
        try makeDecoder(lookingAt: try encode(asked ?? [], about: try look(at: pixels)))
    }
}
