import Alto
import AltoPictures

/// Opens pictures for a conversation and measures, once, what a model is told of them.
struct PictureLook: Sendable {
    let decoder: any PictureDecoding
    /// None for a conversation without facts.
    let observers: [any Observer]
    var policy = ModerationPolicy.allow

    /// Captions are the model's own affair.
    static let stages = Stage.usualObservers.filter { $0 != .caption }

    /// - Throws: `Problem`: what reading and decoding throw; contentRefused.
    func callAsFunction(_ bytes: [UInt8]) async throws -> (picture: Picture, description: Description?) {
        let picture = try await decoder.decode(bytes)
        guard !observers.isEmpty else { return (picture, nil) }
        let description = await Describer(observers: observers).describe(picture)
        try Task.checkCancellation()
        try policy.check(description)
        return (picture, description)
    }
}
