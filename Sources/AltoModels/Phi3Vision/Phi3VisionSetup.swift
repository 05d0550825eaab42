import Alto
import AltoGraph
import Foundation

/// Everything of a Phi-3-Vision folder but the weights.
struct Phi3VisionSetup: VisionLanguageSetup {
    let tokenizer: Tokenizer
    let settings: GenerationSettings
    private let folder: URL
    private let config: Phi3VisionConfig
    private let imageProcessor: Phi3VisionImageProcessor
    private let template: ChatTemplate

    init(folder: URL) throws(Problem) {
        self.folder = folder
        let tokenizer = try Tokenizer(folder: folder)
        self.tokenizer = tokenizer
        guard let template = try ChatTemplate(folder: folder) else {
            throw Problem(.modelMissing, "The model's chat template is missing.")
        }
        self.template = template
        do {
            config = try Phi3VisionConfig(folder: folder)
            var processor = try Phi3VisionImageProcessor(folder: folder)
            processor.tile = config.vision.imageSize
            imageProcessor = processor
            settings = try GenerationSettings(
                folder: folder, eosTokens: try EndTokens.tokens(folder: folder, tokenizer, template))
        } catch {
            throw Problem(model: error)
        }
    }

    var contextLength: Int { config.text.maxPositions }
    /// Twice what the widest of usual pictures comes to.
    var longestSide: Int { 8 * imageProcessor.tile }

    func prepare(_ raster: Raster) throws(Problem) -> PixelTiles { try imageProcessor.preprocess(raster) }

    func prompt(_ messages: [ChatMessage], pictures: [PixelTiles]) throws(Problem) -> VisionLanguagePrompt {
        var shown = 0
        let marked = messages.map { message in
            ChatMessage(message.role, Self.text(of: message, shown: &shown))
        }
        guard shown == pictures.count else {
            throw Problem(.usage, "The messages show \(shown) pictures, but there are \(pictures.count).")
        }
        let tokens = try Phi3VisionPrompt.tokens(
            try template.render(marked), places: pictures.map { config.tokens(grid: $0.grid) }
        ) { text throws(Problem) in try tokenizer.encode(text).within(config.text.vocabSize) }
        return VisionLanguagePrompt(tokens: tokens, imageToken: Phi3VisionPrompt.placeholder)
    }

    /// A message as one text, with a mark for each picture, numbered through the conversation.
    private static func text(of message: ChatMessage, shown: inout Int) -> String {
        // What somebody writes is no mark.
        func plain(_ text: String) -> String { text.replacing("<|image_", with: "< |image_") }
        switch message.content {
        case .text(let text): return plain(text)
        case .parts(let parts):
            var whole = ""
            for part in parts {
                switch part {
                case .text(let text): whole += plain(text)
                case .image:
                    shown += 1
                    whole += Phi3VisionPrompt.mark(shown)
                }
            }
            return whole
        }
    }

    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> Phi3VisionModel {
        try Phi3VisionModel(folder: folder, precision: precision, runtime: runtime, cache: cache)
    }
}
