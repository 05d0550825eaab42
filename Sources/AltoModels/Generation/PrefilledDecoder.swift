/// A text whose beginning was read already, such as one with a picture in it: the first step gives the scores behind
/// that beginning, whatever tokens stand for it.
final class PrefilledDecoder: StepDecoder {
    private let decoder: any StepDecoder
    private var scores: Logits?

    /// - Parameter scores: of what comes behind the beginning.
    init(_ decoder: any StepDecoder, _ scores: Logits) { (self.decoder, self.scores) = (decoder, scores) }

    var maxLength: Int { decoder.maxLength }

    func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits {
        if let scores {
            self.scores = nil
            return scores
        }
        return try decoder.step(tokens, parents: parents)
    }
}
