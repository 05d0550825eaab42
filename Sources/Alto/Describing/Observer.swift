/// A stage that looks at a picture: captioner, face recogniser, text reader, code reader, appearance.
///
/// Contract: an observer may be asked by several tasks at once and does its blocking work on an executor of its own
/// (see `BlockingExecutor`), never on Swift's cooperative pool. It throws a `Problem`, and only when it could not
/// look; finding nothing is a result. Boxes are in pixels of the upright picture.
public protocol Observer: Sendable {
    var stage: Stage { get }
    func observe(_ picture: Picture) async throws -> Observation
}
