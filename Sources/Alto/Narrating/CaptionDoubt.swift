/// Whether a label makes a caption doubtful.
///
/// Only where both plainly cannot be right: the caption names everyday things, and none of them is what the label says or
/// lies above or below it. Besides, one of them is of the label's own kind (a bear where the label says dog), or the
/// label is an animal, food or a vehicle and each word of the caption is known to be something else: a word that is not
/// known may be a breed.
enum CaptionDoubt {
    /// - Parameter caption: in English.
    static func contradicts(_ label: ImageLabel, _ caption: String) -> Bool {
        let stems = Set(ContentWords.stems(of: caption))
        let named = words.filter { stems.isSuperset(of: $0.value) }.map(\.key)
        guard !named.isEmpty, !named.contains(where: { isRelated($0, to: label) }) else { return false }
        let isForeground = label.parents.contains { ["animal", "food", "vehicle"].contains($0) }
        let known = named.reduce(into: unspecific) { $0.formUnion(words(of: $1)) }
        return named.contains { isOfOneKind($0, label) } || isForeground && stems.isSubset(of: known)
    }

    private static func isRelated(_ key: String, to label: ImageLabel) -> Bool {
        let parents = EverydayWords.parents(of: key) ?? []
        return key == label.name || label.parents.contains(key) || parents.contains(label.name)
            || !words(of: key).isDisjoint(with: words(of: label.name))
    }

    private static func isOfOneKind(_ key: String, _ label: ImageLabel) -> Bool {
        !Set(EverydayWords.parents(of: key) ?? []).isDisjoint(with: label.parents)
    }

    private static func words(of key: String) -> Set<String> { words[key] ?? Set(ContentWords.stems(of: key)) }

    /// Of each key, as captions are compared.
    private static let words = Dictionary(
        uniqueKeysWithValues: EverydayWords.keys.map { ($0, Set(ContentWords.stems(of: $0))) })

    /// Words that say nothing of what a thing is, and people, of whom labels know nothing.
    private static let unspecific = Set(
        ContentWords.stems(
            of: """
                red orange yellow green blue purple pink brown black white gray grey large small big little old new
                one two three full wooden sitting standing lying laying hanging holding filled next close
                person man woman boy girl child
                """))
}
