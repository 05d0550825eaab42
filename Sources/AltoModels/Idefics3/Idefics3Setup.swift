import Alto
import AltoGraph
import Foundation

/// Everything of an Idefics3 or SmolVLM folder but the weights.
struct Idefics3Setup: VisionLanguageSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: Idefics3Config
    private let imageProcessor: Idefics3ImageProcessor
    private let template: ChatTemplate
    /// Whether pictures are shown in parts, too: clearer, and as many times slower as there are parts.
    private let splits: Bool

    private static let fake = "<fake_token_around_image>"
    private static let image = "<image>"
    private static let global = "<global-img>"

    init(folder: URL, splits: Bool = false) throws(Problem) {
        self.folder = folder
        self.splits = splits
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        guard let template = try ChatTemplate(folder: folder) else {
            throw Problem(.modelMissing, "The model's chat_template.json is missing.")
        }
        self.template = template
        do {
            config = try Idefics3Config(folder: folder)
            imageProcessor = try Idefics3ImageProcessor(folder: folder)
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer, template))
        } catch {
            throw Problem(model: error)
        }
        guard imageProcessor.tile == config.vision.imageSize else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json makes tiles of \(imageProcessor.tile) pixels, but its config.json wants \(config.vision.imageSize)."
            )
        }
        for token in [Self.fake, Self.image, Self.global] where tokenizer.id(of: token) == nil {
            throw Problem(.modelInvalid, "The model's tokenizer lacks “\(token)”.")
        }
        guard tokenizer.id(of: Self.image) == config.imageToken else {
            throw Problem(
                .modelInvalid, "The model's tokenizer and its config.json name different tokens for pictures.")
        }
    }

    var contextLength: Int { config.text.maxPositions }
    var longestSide: Int { splits ? imageProcessor.longestEdge : 2 * imageProcessor.tile }

    func prepare(_ raster: Raster) throws(Problem) -> PixelTiles {
        try imageProcessor.preprocess(raster, split: splits)
    }

    func prompt(_ messages: [ChatMessage], pictures: [PixelTiles]) throws(Problem) -> VisionLanguagePrompt {
        let text = try template.render(messages.map { $0.asParts(true) })
        let parts = text.split(separator: Self.image, omittingEmptySubsequences: false)
        guard parts.count == pictures.count + 1 else {
            throw Problem(.modelInvalid, "The model's chat template does not show each picture once.")
        }
        var whole = String(parts[0])
        for (picture, part) in zip(pictures, parts.dropFirst()) { whole += place(of: picture) + part }
        let tokens = try tokenizer.encode(whole).within(config.text.vocabSize)
        return VisionLanguagePrompt(tokens: tokens, imageToken: config.imageToken)
    }

    /// What stands in a text for a picture: its parts row by row, then the whole.
    private func place(of picture: PixelTiles) -> String {
        let tile = String(repeating: Self.image, count: config.tileLength)
        var text = ""
        for row in 0..<picture.grid.height {
            for column in 0..<picture.grid.width {
                text += "\(Self.fake)<row_\(row + 1)_col_\(column + 1)>\(tile)"
            }
            text += "\n"
        }
        if picture.grid.height > 0 { text += "\n" }
        return text + Self.fake + Self.global + tile + Self.fake
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> Idefics3Model {
        try Idefics3Model(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}
