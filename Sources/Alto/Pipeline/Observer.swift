/// Looks at a picture: captioner, face recognizer, text reader, code reader, appearance.
///
/// Contract: an observer may be asked by several tasks at once and does its blocking work on an executor of its own
/// (see `BlockingExecutor`), never on Swift's cooperative pool. It throws a `Problem`, and only when it could not
/// look, or a `PartialObservation` when it looked with less than it has; finding nothing is a result. Boxes are in pixels of the upright picture.
public protocol Observer: Sendable {
    /// Which of a picture's observers it is. Two of one stage have two ids.
    var id: ObserverID { get }
    /// What it looks for.
    var stage: Stage { get }
    func observe(_ picture: Picture) async throws -> Observation
}

extension Observer {
    /// An observer that is alone in its stage.
    public var id: ObserverID { ObserverID(rawValue: stage.rawValue) }
}

/// The name of an observer among those that look at the same picture.
public struct ObserverID: RawRepresentable, Hashable, Sendable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
}
