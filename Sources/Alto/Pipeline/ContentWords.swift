/// The words of an English caption that claim something, and which of them two captions share.
///
/// The rule: words of letters, without articles, prepositions, pronouns, auxiliaries and words about pictures; two of them are the
/// same when they are alike but for an ending of number or of the present participle, or when they name a person alike closely
/// enough that a listener would not be misled ("man" is a "person", a "person" need not be a "man").
enum ContentWords {
    /// - Returns: the words of the first that are in the second too, each once; and whether these are all of its words.
    static func agreed(_ first: String, _ second: String) -> (words: [String], isWhole: Bool) {
        let theirs = Set(content(of: second).flatMap { [$0.stem] + (broader[$0.stem] ?? []) })
        var words: [String] = []
        let ours = content(of: first)
        for word in ours where theirs.contains(word.stem) && !words.contains(word.text) { words.append(word.text) }
        return (words, !ours.isEmpty && ours.allSatisfy { theirs.contains($0.stem) })
    }

    /// What the words claim, each as it is compared, and what it says as well.
    static func stems(of text: String) -> [String] {
        content(of: text).flatMap { [$0.stem] + (broader[$0.stem] ?? []) }
    }

    private static func content(of text: String) -> [(text: String, stem: String)] {
        text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "-" }.map(String.init)
            .filter { !functionWords.contains($0) }.map { ($0, stem(of: $0)) }
    }

    /// Without the ending of number or participle. What is left need not be a word: it is only compared.
    static func stem(of word: String) -> String {
        if let single = irregular[word] { return single }
        if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
        if ["ches", "shes", "sses", "xes"].contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"), word.count > 3 {
            return String(word.dropLast())
        }
        if word.hasSuffix("ing"), word.count > 5 {
            let rest = word.dropLast(3)
            // "sitting" and "sits", "riding" and "rides".
            if let last = rest.last, rest.dropLast().last == last, !"ls".contains(last) {
                return String(rest.dropLast())
            }
            return participles.contains(word) ? rest + "e" : String(rest)
        }
        return word
    }

    /// What a word says as well.
    private static let broader = [
        "man": ["person"], "woman": ["person"], "boy": ["person", "child"], "girl": ["person", "child"],
        "child": ["person"], "lady": ["woman", "person"], "kitten": ["cat"], "puppy": ["dog"],
    ]

    private static let irregular = [
        "men": "man", "women": "woman", "people": "person", "children": "child", "feet": "foot", "mice": "mouse",
        "sheep": "sheep",
        "bus": "bus", "buses": "bus", "wolves": "wolf", "leaves": "leaf", "knives": "knife", "shelves": "shelf",
    ]

    /// Of verbs that end in e.
    private static let participles: Set<String> = [
        "riding", "driving", "smiling", "dancing", "taking", "making", "writing", "using", "posing", "facing", "having",
        "moving", "racing", "skating", "baking", "slicing", "cruising", "grazing", "waving", "diving", "hiking",
        "biking", "serving", "leaving", "giving",
    ]

    private static let functionWords: Set<String> = [
        "a", "an", "the", "this", "that", "these", "those", "there", "here", "it", "its", "he", "she", "his", "her",
        "their", "they", "them", "him", "some", "and", "or", "but", "with", "without", "of", "in", "on", "at", "to",
        "from", "by", "for", "into", "onto", "over", "under", "up", "down", "out", "off", "near", "next", "beside",
        "behind", "between", "front", "top", "side", "above", "below", "around", "through", "across", "along", "while",
        "as", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "does", "do", "who",
        "which", "what", "where", "very", "other", "another", "each", "all", "image", "picture", "photo", "photograph",
        "view", "shot",
    ]
}
