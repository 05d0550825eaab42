import Alto
import AltoGraph
import Foundation

/// Everything of a Yi-VL folder but the weights.
struct YiVLSetup: VisionLanguageSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: YiVLConfig
    private let imageProcessor: YiVLImageProcessor

    init(folder: URL) throws(Problem) {
        self.folder = folder
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        do {
            config = try YiVLConfig(folder: folder)
            imageProcessor = try YiVLImageProcessor(config: config)
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer))
        } catch {
            throw Problem(model: error)
        }
    }

    var stopTexts: [String] { [YiVLPrompt.stop] }
    var contextLength: Int { config.text.maxPositions }
    var longestSide: Int { 2 * config.vision.imageSize }

    func prepare(_ raster: Raster) throws(Problem) -> PixelValues {
        let pixels = try imageProcessor.preprocess(raster)
        guard pixels.width == config.vision.imageSize, pixels.height == config.vision.imageSize else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json makes pictures of \(pixels.width) x \(pixels.height) pixels, but its vision tower wants \(config.vision.imageSize) x \(config.vision.imageSize)."
            )
        }
        return pixels
    }

    func prompt(_ messages: [ChatMessage], pictures: [PixelValues]) throws(Problem) -> VisionLanguagePrompt {
        let told = messages.filter { $0.role == "system" }.map(Self.text).joined(separator: "\n")
        let turns = messages.filter { $0.role != "system" }.map { message in
            YiVLPrompt.Turn(isHuman: message.role == "user", text: Self.text(of: message))
        }
        let text = YiVLPrompt.text(turns, system: told.isEmpty ? YiVLPrompt.system : told)
        let tokens = try YiVLPrompt.tokens(
            text, pictures: pictures.count, places: config.tokensPerPicture, beginToken: tokenizer.roles["bos"]
        ) { text throws(Problem) in try tokenizer.encode(text).within(config.text.vocabSize) }
        return VisionLanguagePrompt(tokens: tokens, imageToken: YiVLPrompt.placeholder)
    }

    /// A message as one text, with a mark and a line break for each picture.
    private static func text(of message: ChatMessage) -> String {
        // What somebody writes is no mark, and ends no turn.
        func plain(_ text: String) -> String {
            text.replacing(YiVLPrompt.mark, with: "< image_placeholder>").replacing(YiVLPrompt.stop, with: "# # #")
        }
        switch message.content {
        case .text(let text): return plain(text)
        case .parts(let parts):
            return parts.map { part in
                switch part {
                case .text(let text): plain(text)
                case .image: YiVLPrompt.mark + "\n"
                }
            }.joined()
        }
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> YiVLModel {
        try YiVLModel(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}
