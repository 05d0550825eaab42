import Alto
import AltoLabels

/// The observers whose models come with Alto: what a picture shows, and whether it may show nudity. Made once, so that
/// their models are loaded once; nil where the set-up did not fetch the model.
enum LabelObservers {
    static let labeler: (any Observer)? = LabelObserver(
        ifInstalledIn: Folders.bundledModel("efficientnet-lite2"), cache: Folders.weights)

    static let moderator: (any Observer)? = ModerationObserver(
        ifInstalledIn: Folders.bundledModel("open-nsfw"), cache: Folders.weights)
}
