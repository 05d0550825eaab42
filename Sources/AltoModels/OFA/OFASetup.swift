import Alto
import AltoGraph
import Foundation

/// Everything of an OFA model's folder but the weights.
struct OFASetup: CaptionerSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: OFAConfig
    private let pixels: PixelProcessor
    private let pictureSize: Int
    private let captionPrompt: [Int]

    /// What OFA was trained to answer with a caption. Its tokenizer wants a space before the first word.
    private static let usualPrompt = " what does the image describe?"

    init(folder: URL, options: CaptionerOptions) throws(Problem) {
        self.folder = folder
        var settings: GenerationSettings
        do {
            config = try OFAConfig(folder: folder)
            settings = try GenerationSettings(folder: folder, endTokens: [config.endToken])
        } catch {
            throw Problem(model: error)
        }
        if ModelFile("generation_config.json", in: folder) == nil {
            // As the reference's instructions call it, where its library has no such file yet.
            settings.beams = 5
            settings.noRepeatedRun = 3
            settings.maximumLength = 20
            settings.earlyStopping = .formerHeuristic
            settings.forcedEnd = config.forcedEnd
        }
        self.settings = try settings.adopting(options, positions: config.usablePositions)
        let tokenizer = try Self.tokenizer(folder)
        self.tokenizer = tokenizer
        var usual = PixelSettings()
        usual.size = .exact(height: config.usualPictureSize, width: config.usualPictureSize)
        usual.normalization = .init(mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5])
        pixels = try PixelProcessor(folder: folder, usual: usual)
        guard case .exact(let height, let width) = pixels.settings.size, height == width, height.isMultiple(of: ResNet.patch),
            height / ResNet.patch <= config.patchBuckets
        else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json must ask for squares of at most \(config.patchBuckets) times \(ResNet.patch) pixels.")
        }
        pictureSize = height
        let text =
            switch options.prompt {
            case .usual: Self.usualPrompt
            case .none: ""
            case .text(let text): text
            }
        captionPrompt = try tokenizer.encode(text).within(config.vocabulary)
        guard captionPrompt.count <= config.usablePositions else { throw Problem(.usage, "The prompt is too long for this model.") }
    }

    /// BART's, with tokens for places in a picture and for pictures as texts, which are no words: decoded, they are left out.
    private static func tokenizer(_ folder: URL) throws(Problem) -> Tokenizer {
        var tokenizer = try Tokenizer(folder: folder, usualClass: "OFATokenizer")
        for (name, count) in [("code", 8192), ("bin", 1000)] {
            for number in 0..<count {
                var token = AddedToken("<\(name)_\(number)>", isSpecial: true)
                (token.stripsLeft, token.stripsRight) = (true, true)
                tokenizer.add(token)
            }
        }
        return tokenizer
    }

    var captions: Bool { true }
    var answers: Bool { true }

    func input(_ raster: Raster) throws(Problem) -> Tensor { try input(raster, pixels, size: pictureSize) }

    func prompt(_ question: String?) throws(Problem) -> CaptionerPrompt {
        var asked = captionPrompt
        if let question {
            asked = try tokens(ofQuestion: question, prefix: " ", positions: config.usablePositions, vocabulary: config.vocabulary)
        }
        return CaptionerPrompt(asked: asked, begin: [config.beginToken])
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> any CaptionerModel {
        try OFAModel(folder: folder, pictureSize: pictureSize, precision: precision, runtime: runtime, cache: cache)
    }
}

extension OFAModel: CaptionerModel {
    func decoder(lookingAt pixels: Tensor, asked: [Int]?) throws -> CachedDecoder {
        try makeDecoder(lookingAt: try encode(asked ?? [], about: try look(at: pixels)))
    }
}
