package import Alto

/// Says of a picture as much as is sure: sums the classes' probabilities over the hierarchy and walks up until the sum
/// is high enough (Deng et al., "Hedging Your Bets", CVPR 2012).
package struct LabelChooser: Sendable {
    private let hierarchy: EverydayHierarchy

    package init(hierarchy: EverydayHierarchy = .standard) {
        self.hierarchy = hierarchy
    }

    /// The words that may be said, the best first: those that may be said plainly, each before what is more general;
    /// then those that may be hedged.
    ///
    /// - Parameter probabilities: of ImageNet's classes, in their order.
    package func labels(_ probabilities: [Float]) -> [ImageLabel] {
        let labels = hierarchy.words.compactMap { word -> ImageLabel? in
            let sum = word.classes.reduce(0.0) {
                $0 + Double(probabilities.indices.contains($1) ? probabilities[$1] : 0)
            }
            let confidence = LabelCalibration.confidence(sum: sum, trust: word.trust)
            guard confidence >= Confidence.hedgedLabel else { return nil }
            return ImageLabel(name: word.name, synset: word.synset, confidence: confidence, parents: word.parents)
        }
        // The words stand from special to general already; sorting keeps that within each part.
        let (plain, hedged) = (
            labels.filter { $0.confidence >= Confidence.plainLabel },
            labels.filter { $0.confidence < Confidence.plainLabel }
        )
        return plain + hedged
    }
}
