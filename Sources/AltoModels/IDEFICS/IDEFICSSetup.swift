import Alto
import AltoGraph
import Foundation

/// Everything of an IDEFICS folder but the weights.
struct IDEFICSSetup: VisionLanguageSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: IDEFICSConfig
    private let imageProcessor: ImageProcessor
    private let imageToken: Int
    /// Whether it was taught to converse, and so knows where a turn ends.
    private let isTaught: Bool

    init(folder: URL) throws(Problem) {
        self.folder = folder
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        var settings: GenerationSettings
        do {
            config = try IDEFICSConfig(folder: folder)
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer))
        } catch {
            throw Problem(model: error)
        }
        var pictures = ImageProcessorConfig.idefics
        pictures.size = .exact(height: config.vision.imageSize, width: config.vision.imageSize)
        imageProcessor = try ImageProcessor(folder: folder, default: pictures)
        // The tokenizer of the model that was not taught knows a token more than the model.
        let words = config.text.tokenCount
        let known = { (spelling: String) in tokenizer.id(of: spelling).flatMap { $0 < words ? $0 : nil } }
        guard let image = known(IDEFICSPrompt.image), let border = known(IDEFICSPrompt.border) else {
            throw Problem(.modelInvalid, "The model's tokenizer has no tokens for pictures.")
        }
        imageToken = image
        let end = known(IDEFICSPrompt.endOfTurn)
        isTaught = end != nil
        if let end { settings.eosTokens.insert(end) }
        // It can be shown pictures, and shows none.
        settings.suppressedTokens += [image, border]
        self.settings = settings
    }

    var stopTexts: [String] { [IDEFICSPrompt.stop] }
    var contextLength: Int { config.text.maxPositions }
    var longestSide: Int { 2 * config.vision.imageSize }
    var followsInstructions: Bool { isTaught }

    func prepare(_ raster: Raster) throws(Problem) -> PixelValues {
        let (pixels, size) = (try imageProcessor.preprocess(raster), config.vision.imageSize)
        guard pixels.width == size, pixels.height == size else {
            throw Problem(
                .modelInvalid,
                "The model's files make pictures of \(pixels.width) x \(pixels.height) pixels, but it wants \(size) x \(size)."
            )
        }
        return pixels
    }

    func prompt(_ messages: [ChatMessage], pictures: [PixelValues]) throws(Problem) -> VisionLanguagePrompt {
        let text = IDEFICSPrompt.text(messages, endOfTurn: isTaught ? IDEFICSPrompt.endOfTurn : "")
        var tokens = try tokenizer.encode(text).within(config.text.tokenCount)
        // It was trained on texts that begin so, whether or not the tokenizer begins them itself.
        if let begin = tokenizer.roles["bos"], tokens.first != begin { tokens.insert(begin, at: 0) }
        guard tokens.count(where: { $0 == imageToken }) == pictures.count else {
            throw Problem(.usage, "The conversation does not show each picture once.")
        }
        return VisionLanguagePrompt(tokens: tokens, imageToken: imageToken, showsBeside: true)
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> IDEFICSModel {
        try IDEFICSModel(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}
