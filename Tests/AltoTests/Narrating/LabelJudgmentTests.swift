import Testing

@testable import Alto

@Suite struct LabelJudgmentTests {
    private static func label(_ name: String, _ confidence: Double, _ parents: [String] = []) -> ImageLabel {
        ImageLabel(name: name, synset: "n00000000", confidence: confidence, parents: parents)
    }

    private static func judge(
        _ labels: [ImageLabel], kind: Appearance.Kind? = .photo, faces: Int = 0, isHardToSee: Bool = false,
        hasText: Bool = false
    ) -> String? {
        LabelJudgment(labels: labels, kind: kind, faces: faces, isHardToSee: isHardToSee, hasText: hasText)
            .map { $0.isSure ? $0.label.name : "perhaps \($0.label.name)" }
    }

    @Test func `what is sure is said plainly, what is not with a hedge, a guess not at all`() {
        #expect(Self.judge([Self.label("cheetah", 0.95, ["big cat", "animal"])]) == "cheetah")
        #expect(Self.judge([Self.label("fruit", 0.7, ["food"])]) == "perhaps fruit")
        #expect(Self.judge([Self.label("fruit", 0.5, ["food"])]) == nil)
        #expect(Self.judge([]) == nil)
    }

    @Test func `a general word that is sure goes before a special one that is not`() {
        let labels = [Self.label("duck", 0.7, ["bird"]), Self.label("bird", 0.95)]
        #expect(Self.judge(labels) == "bird")
    }

    @Test func `words that stand for more than they show are never said plainly`() {
        #expect(Self.judge([Self.label("cow", 0.97, ["animal"])]) == "perhaps cow")
        #expect(Self.judge([Self.label("cow", 0.97, ["animal"]), Self.label("animal", 0.93)]) == "animal")
    }

    @Test(arguments: [Appearance.Kind.blank, .document, .screenshot])
    func `nothing is said of what is no picture of a thing`(kind: Appearance.Kind) {
        #expect(Self.judge([Self.label("bus", 0.99)], kind: kind) == nil)
    }

    @Test func `nothing is said of what cannot be seen`() {
        #expect(Self.judge([Self.label("bus", 0.99)], isHardToSee: true) == nil)
    }

    @Test func `of a drawing what is sure is hedged, and nothing where it has text`() {
        #expect(Self.judge([Self.label("horse", 0.95)], kind: .graphic) == "perhaps horse")
        #expect(Self.judge([Self.label("horse", 0.8)], kind: .graphic) == nil)
        #expect(Self.judge([Self.label("horse", 0.95)], kind: .graphic, hasText: true) == nil)
        #expect(Self.judge([Self.label("street sign", 0.95)], kind: .photo, hasText: true) == "street sign")
    }

    @Test func `with a face, what people wear is not what the picture shows, and nothing is hedged`() {
        #expect(Self.judge([Self.label("hat", 0.97)], faces: 1) == nil)
        #expect(Self.judge([Self.label("guitar", 0.97, ["musical instrument"])], faces: 1) == nil)
        #expect(Self.judge([Self.label("bus", 0.97), Self.label("vehicle", 0.98)], faces: 2) == "bus")
        #expect(Self.judge([Self.label("bus", 0.8)], faces: 1) == nil)
        #expect(Self.judge([Self.label("hat", 0.97)]) == "hat")
    }

    @Test func `a description is judged by all that was found`() {
        var description = Description(width: 10, height: 10, facts: PictureFacts(format: "png", byteCount: 1))
        description.labels = [Self.label("bus", 0.97)]
        #expect(LabelJudgment(of: description)?.label.name == "bus")
        description.appearance = Appearance(
            width: 10, height: 10, kind: .photo, colors: [], brightness: 0, sharpness: 0, quality: [.black])
        #expect(LabelJudgment(of: description) == nil)
    }
}
