/// Two captioners look at the same picture: what both say is told plainly, the rest with a hedge.
///
/// Listeners who cannot check a picture spot an unreliable claim far more often when they hear that two models disagree.
public struct AgreeingCaptioners: Observer {
    public let stage = Stage.caption
    private let first: any Observer
    private let second: any Observer

    /// - Parameters:
    ///   - first: its caption is the picture's.
    ///   - second: is asked for its agreement.
    public init(_ first: any Observer, _ second: any Observer) {
        (self.first, self.second) = (first, second)
    }

    /// One after the other: each uses all of the processor.
    ///
    /// - Throws: what either throws: a caption that nobody could confirm is not what was asked for.
    public func observe(_ picture: Picture) async throws -> Observation {
        guard case .caption(var caption) = try await first.observe(picture) else {
            throw Problem(.internalError, "The first captioner observed something else.")
        }
        guard case .caption(let other) = try await second.observe(picture) else {
            throw Problem(.internalError, "The second captioner observed something else.")
        }
        let agreed = ContentWords.agreed(CaptionText.clean(caption.text), CaptionText.clean(other.text))
        caption.agreement = Caption.Agreement(
            text: other.text, confidence: other.confidence, model: other.model, words: agreed.words,
            isWhole: agreed.isWhole)
        return .caption(caption)
    }
}
