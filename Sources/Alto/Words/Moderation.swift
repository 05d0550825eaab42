/// Whether a picture may be unsuitable for some who look or listen.
public struct Moderation: Hashable, Sendable, Codable {
    /// 0…1: how likely it shows nudity or sexual content.
    public let nsfw: Double

    public init(nsfw: Double) { self.nsfw = nsfw }
}

/// What becomes of a picture that may show nudity or sexual content.
public enum ModerationPolicy: String, Sendable, CaseIterable, Codable {
    /// Nobody looks for it unless a request asks for it.
    case allow
    /// It is looked for in every picture, and said before anything else.
    case warn
    /// It is looked for in every picture, and such a picture is not described.
    case refuse

    /// Whether every picture is looked at, whatever a request asks for.
    public var looksAtEveryPicture: Bool { self != .allow }

    /// - Throws: `Problem` (contentRefused) for a picture that this policy refuses.
    public func check(_ moderation: Moderation) throws {
        if self == .refuse, Confidence.isSensitive(moderation) { throw Self.refusal }
    }

    /// That nobody could look is no reason to let a picture through.
    ///
    /// - Throws: `Problem`: contentRefused, or what kept the observer from looking.
    public func check(_ description: Description) throws {
        guard self == .refuse else { return }
        if let moderation = description.moderation { return try check(moderation) }
        throw description.problems.first { $0.stage == .moderation }?.problem
            ?? Problem(.modelMissing, "Whether this picture may be described could not be found out.")
    }

    /// Says nothing of what the picture shows.
    public static let refusal = Problem(
        .contentRefused, "The picture may show nudity or sexual content, which is not described here.")
}
