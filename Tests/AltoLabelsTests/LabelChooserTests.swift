import Alto
import Testing

@testable import AltoLabels

@Suite struct LabelChooserTests {
    private static func labels(_ probabilities: [Int: Float]) -> [ImageLabel] {
        var all = [Float](repeating: 0, count: 1000)
        for (index, probability) in probabilities { all[index] = probability }
        return LabelChooser().labels(all)
    }

    @Test func `one sure class is named by its own word, then by what is above`() {
        let labels = Self.labels([293: 0.85])
        #expect(labels.map(\.name) == ["cheetah", "big cat"])
        #expect(labels.first?.synset == "n02130308" && labels.first?.parents == ["big cat", "animal"])
        #expect(labels.allSatisfy { $0.confidence >= Confidence.plainLabel })
    }

    @Test func `classes that are confused with one another make the word above sure`() {
        // An Egyptian cat .35, a tiger cat .14, a tabby .10.
        let labels = Self.labels([285: 0.35, 282: 0.14, 281: 0.1])
        #expect(labels.first?.name == "cat" && labels.first.map { $0.confidence >= Confidence.plainLabel } == true)
    }

    @Test func `a special guess stands behind the general word that is sure`() {
        let labels = Self.labels([294: 0.46, 21: 0, 295: 0.2, 296: 0.1])
        #expect(labels.map(\.name).first == "bear")
        let birds = Self.labels([97: 0.42, 14: 0.2])
        #expect(birds.map(\.name) == ["bird", "duck"])
    }

    @Test
    func `what has no word is not named, however sure: a dahlia's honeycomb, a board's modem, the moon's nematode`() {
        #expect(Self.labels([599: 0.4]) == [] && Self.labels([662: 0.78]) == [] && Self.labels([111: 0.45]) == [])
        #expect(Self.labels([834: 0.9, 916: 0.05]) == [])
    }

    @Test func `little of all animals is no animal`() {
        // Two hundred animals of .0038 each: a thicket.
        let labels = Self.labels(Dictionary(uniqueKeysWithValues: (151..<351).map { ($0, 0.0038) }))
        #expect(!labels.contains { $0.name == "animal" })
    }

    @Test func `confidence grows with the sum and stays within 0 and 1`() {
        let confidences = stride(from: 0.0, through: 1, by: 0.05).map { LabelCalibration.confidence(sum: $0, trust: 0) }
        #expect(confidences == confidences.sorted() && confidences.allSatisfy { (0...1).contains($0) })
        #expect(LabelCalibration.confidence(sum: .nan, trust: 0) == 0)
        #expect(LabelCalibration.confidence(sum: 0.58, trust: 0) >= Confidence.plainLabel)
        #expect(LabelCalibration.confidence(sum: 0.39, trust: 0) < Confidence.hedgedLabel)
    }

    @Test func `numbers of another model make no labels and no trap`() {
        #expect(LabelChooser().labels([]) == [] && LabelChooser().labels([.nan, 1]) == [])
    }
}
