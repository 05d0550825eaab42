/// A step on the way from bytes to sound. Raw values are the keys of `timings.stages` and `problems[].stage`.
public enum Stage: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    case decode
    case caption
    case labels
    case faces
    case text
    case codes
    case appearance
    case moderation
    case narration
    case speech

    /// The stages that look at a picture, in the order in which people name them.
    public static let observers: [Stage] = usualObservers + [.moderation]

    /// Those that look where nobody says which: whether content is sensitive is asked only by those who want to know.
    public static let usualObservers: [Stage] = [.caption, .labels, .faces, .text, .codes, .appearance]

    /// The stage that looks at a picture, by its name; nil for any other word.
    public init?(observer name: String) {
        guard let stage = Self(rawValue: name), Self.observers.contains(stage) else { return nil }
        self = stage
    }
}
