import Alto

/// What the picture shows, and whether it is sensitive: made once for the whole process, so that models stay warm.
enum LabelObservers {
    /// Nil where its model is not installed.
    static let labeler: (any Observer)? = nil
    /// Nil where its model is not installed.
    static let moderator: (any Observer)? = nil
}
