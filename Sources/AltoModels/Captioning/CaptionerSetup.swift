import Alto
import AltoGraph
import Foundation

/// A kind of model that writes about pictures: everything of its folder but the weights, read first, because it is quick and may
/// be wrong.
protocol CaptionerSetup: Sendable {
    /// What the model was trained for.
    var captions: Bool { get }
    var answers: Bool { get }
    var tokenizer: Tokenizer { get }
    var settings: GenerationSettings { get }

    /// The picture as the model takes it, [1, 3, height, width].
    func input(_ raster: Raster) throws(Problem) -> Tensor

    /// - Parameter question: nil asks for a caption.
    /// - Throws: `Problem` for a question that is empty or too long.
    func prompt(_ question: String?) throws(Problem) -> CaptionerPrompt

    /// What the model wrote, as it is told.
    func text(of tokens: [Int]) -> String

    /// - Throws: `ModelFileError`, `CheckpointError` or `GraphError`.
    func load(precision: Precision, runtime: Runtime, cache: ModelCache?) throws -> any CaptionerModel
}

/// The tokens by which a model is asked.
struct CaptionerPrompt {
    /// What it reads beside the picture, if anything.
    var asked: [Int]?
    /// What its text begins with.
    var begin: [Int]
}

/// A model that writes about pictures, loaded. It blocks the thread that calls it.
protocol CaptionerModel: AnyObject {
    /// - Parameters:
    ///   - pixels: [1, 3, height, width].
    ///   - asked: the tokens of what it reads beside the picture, if anything.
    func decoder(lookingAt pixels: Tensor, asked: [Int]?) throws -> any StepDecoder
}

extension CaptionerSetup {
    func text(of tokens: [Int]) -> String { tokenizer.decode(tokens) }

    /// The picture by a processor, checked against the size that the model wants.
    func input(_ raster: Raster, _ processor: ImageProcessor, size: Int) throws(Problem) -> Tensor {
        let found = try processor.preprocess(raster)
        guard found.width == size, found.height == size else {
            throw Problem(
                .modelInvalid,
                "The model's preprocessor_config.json makes pictures of \(found.width) x \(found.height) pixels, but its config.json wants \(size) x \(size)."
            )
        }
        return Tensor(found.values, [1, 3, size, size])
    }

    /// A question as the model reads it.
    func tokens(ofQuestion text: String, prefix: String = "", positions: Int, vocabulary: Int) throws(Problem) -> [Int]
    {
        guard !text.allSatisfy(\.isWhitespace) else { throw Problem(.textEmpty, "The question is empty.") }
        let tokens = tokenizer.encode(prefix + text)
        guard !tokens.isEmpty else { throw Problem(.textEmpty, "The question is empty.") }
        guard tokens.count <= positions else {
            throw Problem(
                .textTooLong, "The question is too long for this model.",
                remedy: "Ask in at most \(positions / 2) words.")
        }
        return try tokens.within(vocabulary)
    }
}

extension Sequence<Int> {
    /// - Throws: `Problem` when a token is none of the model's.
    func within(_ vocabulary: Int) throws(Problem) -> [Int] {
        guard allSatisfy({ $0 < vocabulary }) else {
            throw Problem(.modelInvalid, "The model's tokenizer knows more words than the model.")
        }
        return Array(self)
    }
}
