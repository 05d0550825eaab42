import Alto
import AltoStore

/// Answers to the suggested questions from what was found in a picture: exact, at once, without the picture, and also where
/// no model answers.
struct RecordedAnswers: Sendable {
    /// What a suggested question is about.
    enum Subject: String, CaseIterable, Sendable {
        case text, people, left, codes
    }

    private let description: Description
    private let catalog: any NarrationCatalog
    /// BCP 47 tag of the answers.
    var language: String { catalog.language }

    /// - Returns: nil for a job that is not done, or whose description is not understood.
    init?(_ job: Job) {
        guard let json = job.description, let kept = KeptFacts.description(from: json) else { return nil }
        description = kept
        catalog = (try? NarrationCatalogs.find(job.request.language)) ?? EnglishCatalog(dialect: .american)
    }

    /// In the narration's words; nil where nothing was found that would answer it.
    func answer(about subject: Subject) -> String? {
        switch subject {
        case .text: told(description, [.text])
        case .people: (description.people?.faces ?? []).isEmpty ? nil : told(withoutCaption, [.people, .opening])
        case .left: told(leftHalf, [.people, .text, .codes])
        case .codes: told(description, [.codes])
        }
    }

    private func told(_ description: Description, _ kinds: [Narration.Kind]) -> String? {
        let narration = Narrator(catalog: catalog, detail: .full).narrate(description)
        let sentences = narration.sentences.filter { kinds.contains($0.kind) }
        return sentences.isEmpty ? nil : Narration(language: narration.language, sentences: sentences).text
    }

    /// People are told with their places where no caption tells of them already.
    private var withoutCaption: Description {
        var people = description
        (people.caption, people.labels) = (nil, [])
        return people
    }

    /// Only what was found left of the middle, so that nothing is said of where it is.
    private var leftHalf: Description {
        let middle = Double(description.width) / 2
        func isLeft(_ box: Box) -> Bool {
            let center = Double(box.x) + Double(box.width) / 2
            return center < middle
        }
        var half = Description(width: description.width, height: description.height, facts: description.facts)
        // A caption makes the narrator count people instead of placing them.
        let faces = (description.people?.faces ?? []).filter { isLeft($0.box) }
        if !faces.isEmpty { half.people = People(faces: faces) }
        if let text = description.text {
            let blocks = text.blocks.filter { isLeft($0.box) }
            let content = blocks.map(\.content).joined(separator: "\n\n")
            if !blocks.isEmpty { half.text = ReadText(content: content, language: text.language, blocks: blocks) }
        }
        half.codes = description.codes.filter { isLeft($0.box) }
        return half
    }
}
