import Alto
import AltoGraph
import Foundation

/// Everything of an Idefics2 folder but the weights.
struct Idefics2Setup: VisionLanguageSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: Idefics2Config
    private let imageProcessor: Idefics2ImageProcessor
    private let template: ChatTemplate
    /// Whether four quarters are shown, too: clearer, and five times as slow.
    private let splits: Bool

    private static let fake = "<fake_token_around_image>"
    private static let image = "<image>"

    init(folder: URL, splits: Bool = false) throws(Problem) {
        self.folder = folder
        self.splits = splits
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        guard let template = try ChatTemplate(folder: folder) else {
            throw Problem(
                .modelMissing, "The model's chat template is missing.",
                remedy: "Only the taught models have one, such as HuggingFaceM4/idefics2-8b.")
        }
        self.template = template
        do {
            config = try Idefics2Config(folder: folder)
            imageProcessor = try Idefics2ImageProcessor(folder: folder)
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer, template))
        } catch {
            throw Problem(model: error)
        }
        guard tokenizer.id(of: Self.image) == config.imageToken, tokenizer.id(of: Self.fake) != nil else {
            throw Problem(
                .modelInvalid, "The model's tokenizer and its config.json name different tokens for pictures.")
        }
    }

    var contextLength: Int { config.text.maxPositions }
    var longestSide: Int { imageProcessor.longestEdge * (splits ? 2 : 1) }

    func prepare(_ raster: Raster) throws(Problem) -> PixelTiles {
        try imageProcessor.preprocess(raster, split: splits)
    }

    func prompt(_ messages: [ChatMessage], pictures: [PixelTiles]) throws(Problem) -> VisionLanguagePrompt {
        let text = try template.render(messages.map { $0.asParts(true) })
        let parts = text.split(separator: Self.image, omittingEmptySubsequences: false)
        guard parts.count == pictures.count + 1 else {
            throw Problem(.modelInvalid, "The model's chat template does not show each picture once.")
        }
        let latents = String(repeating: Self.image, count: config.connector.latents)
        var whole = String(parts[0])
        for (picture, part) in zip(pictures, parts.dropFirst()) {
            whole += String(repeating: Self.fake + latents + Self.fake, count: picture.count) + part
        }
        // Between two pictures there is one border, and a word does not stick to the last.
        whole = whole.replacing(Self.fake + Self.fake, with: Self.fake)
        whole = spaced(whole)
        let tokens = try tokenizer.encode(whole).within(config.text.vocabSize)
        return VisionLanguagePrompt(tokens: tokens, imageToken: config.imageToken)
    }

    private func spaced(_ text: String) -> String {
        text.split(separator: Self.fake, omittingEmptySubsequences: false).map(String.init)
            .reduce(into: (text: "", isFirst: true)) { whole, part in
                if !whole.isFirst {
                    whole.text += Self.fake
                    if let next = part.first, !next.isWhitespace, next != "<" { whole.text += " " }
                }
                whole.text += part
                whole.isFirst = false
            }.text
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> Idefics2Model {
        try Idefics2Model(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}
