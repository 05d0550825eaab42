/// A step on the way from bytes to sound. Raw values are the keys of `timings.stages` and `problems[].stage`.
public enum Stage: String, Sendable, CaseIterable, Codable, CodingKeyRepresentable {
    case decode
    case caption
    case faces
    case text
    case codes
    case appearance
    case narration
    case speech

    /// The stages that look at a picture, in the order in which people name them.
    public static let observers: [Stage] = [.caption, .faces, .text, .codes, .appearance]

    /// The stage that looks at a picture, by its name; nil for any other word.
    public init?(observer name: String) {
        guard let stage = Self(rawValue: name), Self.observers.contains(stage) else { return nil }
        self = stage
    }
}
