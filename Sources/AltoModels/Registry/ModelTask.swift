/// What a model is for.
package enum ModelTask: String, CaseIterable, Sendable {
    /// A sentence about a picture.
    case caption
    /// Answers to questions about a picture.
    case answer
    /// A conversation about a picture.
    case chat
    /// Where something is in a picture.
    case detect
    /// A voice.
    case speech
    /// Texts in another language.
    case translation
    /// Names of the things in a picture.
    case labels
}
