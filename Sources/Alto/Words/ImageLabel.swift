/// What a picture shows, as specifically as it is sure.
///
/// Source: Deng, Krause, Berg and Fei-Fei, "Hedging Your Bets: Optimizing Accuracy-Specificity Trade-offs in Large Scale
/// Visual Recognition", CVPR 2012.
public struct ImageLabel: Hashable, Sendable, Codable {
    /// The everyday word's key, an English lemma such as "cheetah" or "cup of coffee"; narration has its words in each language.
    public let name: String
    /// WordNet 3.0 id such as "n02130308".
    public let synset: String
    /// Summed probability of the classes under the synset, 0…1, calibrated.
    public let confidence: Double
    /// Names of the more general everyday words above it, the nearest first, such as ["big cat", "animal"].
    public let parents: [String]

    public init(name: String, synset: String, confidence: Double, parents: [String]) {
        self.name = name
        self.synset = synset
        self.confidence = confidence
        self.parents = parents
    }
}
