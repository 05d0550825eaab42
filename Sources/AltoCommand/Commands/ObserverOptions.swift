import Alto
import ArgumentParser

/// Which observers look at the picture.
struct ObserverOptions: ParsableArguments {
    @Option(
        help: "Only these, separated by commas: caption, labels, faces, text, codes, appearance, moderation.",
        transform: StageList.init)
    var only: StageList?

    @Option(help: "All but these.", transform: StageList.init)
    var skip: StageList?

    @Flag(help: "Look for nudity and sexual content, too, and say so before anything else.")
    var moderate = false

    @Option(
        help:
            "Languages of the text, as Tesseract names them, joined by +: eng+spa; or auto, for all that are installed."
    )
    var textLanguages = "eng"

    func validate() throws {
        if only != nil && skip != nil { throw ValidationError("Give --only or --skip, not both.") }
    }

    /// Those that were asked for by name.
    var named: [Stage] { only?.stages ?? [] }

    var stages: Set<Stage> {
        let asked = only.map { Set($0.stages) } ?? Set(Stage.usualObservers).subtracting(skip?.stages ?? [])
        return moderate ? asked.union([.moderation]) : asked
    }
}

struct StageList: Sendable {
    let stages: [Stage]

    @Sendable init(_ text: String) throws {
        stages = try text.split(separator: ",").map { word in
            guard let stage = Stage(observer: word.lowercased()) else {
                let known = Stage.observers.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("There is no observer “\(PrintableText.clean(word))”; there are: \(known).")
            }
            return stage
        }
        if stages.isEmpty { throw ValidationError("Name at least one observer.") }
    }
}
