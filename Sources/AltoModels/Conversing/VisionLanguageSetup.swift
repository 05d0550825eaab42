import Alto
import AltoGraph

/// A kind of model that converses about pictures: everything of its folder but the weights, read first, because it is quick and
/// may be wrong.
///
/// A new kind says how a picture becomes tiles, how messages become tokens, and where in them the pictures' vectors stand;
/// reading, writing, and what was read before are `ConversationSession`'s.
protocol VisionLanguageSetup: Sendable {
    /// A picture as the model takes it.
    associatedtype Prepared: Sendable
    associatedtype Model: VisionLanguageModel where Model.Prepared == Prepared

    var tokenizer: Tokenizer { get }
    var settings: GenerationSettings { get }
    /// Texts at which an answer ends, beside `settings.eosTokens`.
    var stopTexts: [String] { get }
    /// How many positions a conversation may have, the answer included.
    var contextLength: Int { get }
    /// How many pixels long a raster it asks for.
    var longestSide: Int { get }
    /// How many pictures it can be shown; nil where only the context is a limit.
    var mostPictures: Int? { get }
    /// Whether it does what it is told in words (see `ConversationModel.followsInstructions`).
    var followsInstructions: Bool { get }

    func prepare(_ raster: Raster) throws(Problem) -> Prepared

    /// The tokens of a conversation, with a token in the place of each vector of a picture.
    ///
    /// - Parameter pictures: as many as the messages show, in their order.
    /// - Throws: `Problem` for what the model cannot be asked.
    func prompt(_ messages: [ChatMessage], pictures: [Prepared]) throws(Problem) -> VisionLanguagePrompt

    /// Places that an answer names, for models that detect: in parts of the picture's sides, 0 to 1.
    func regions(in answer: String) -> (text: String, regions: [RelativeRegion])

    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> Model
}

extension VisionLanguageSetup {
    var stopTexts: [String] { [] }
    var mostPictures: Int? { nil }
    var followsInstructions: Bool { true }

    func regions(in answer: String) -> (text: String, regions: [RelativeRegion]) { (answer, []) }
}

/// What a model reads before it answers.
struct VisionLanguagePrompt: Equatable {
    var tokens: [Int]
    /// The token that stands in the places of pictures' vectors.
    var imageToken: Int
    /// Whether that token is a word like others, one for each picture, and the vectors are seen beside the text.
    var showsBeside = false
    /// Whether all of it sees all of it, as PaliGemma's does.
    var attendsBothWays = false
    /// Whether special tokens are part of what the model says, as places are in PaliGemma's answers.
    var keepsSpecialTokens = false
}

/// A place in a picture, in parts of its sides.
struct RelativeRegion: Equatable {
    var name: String
    var left, top, right, bottom: Double
}

/// A model that converses about pictures, loaded. It blocks the thread that calls it.
protocol VisionLanguageModel: AnyObject {
    associatedtype Prepared

    /// The vectors that stand in a text for a picture, [rows, hiddenSize of the text], or beside it, as wide as the text
    /// wants them there.
    func features(of picture: Prepared) throws -> [Float]
    func makeText() throws -> CausalDecoder
}

extension CausalDecoder {
    /// Reads a prompt behind what was read of it before.
    ///
    /// - Parameters:
    ///   - start: how much of it that is.
    ///   - features: of all of its pictures.
    /// - Returns: the scores of the first word of the answer.
    func read(_ prompt: VisionLanguagePrompt, from start: Int = 0, features: [Float]) throws -> Logits {
        let tokens = Array(prompt.tokens[start...])
        guard !prompt.showsBeside else {
            try show(features, at: prompt.tokens.indices.filter { prompt.tokens[$0] == prompt.imageToken })
            return try read(embed(tokens), attendsBothWays: prompt.attendsBothWays)
        }
        let known = prompt.tokens[..<start].count { $0 == prompt.imageToken } * hiddenSize
        let vectors = embed(
            tokens, replacing: prompt.imageToken, by: Array(features.dropFirst(min(known, features.count))))
        return try read(vectors, attendsBothWays: prompt.attendsBothWays)
    }
}

extension Tokenizer {
    /// A text of somebody's in which no added token is spelled: what is written in a message or on a sign must not pass for the
    /// end of a turn, or for a picture.
    func withoutAddedTokens(_ text: String) -> String {
        var text = text
        for spelling in specialSpellings where spelling.count > 1 {
            while text.contains(spelling) {
                text = text.replacing(spelling, with: "\(spelling.prefix(1)) \(spelling.dropFirst())")
            }
        }
        return text
    }
}
