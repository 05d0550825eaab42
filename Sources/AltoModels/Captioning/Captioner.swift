package import Alto
package import AltoGraph
package import Foundation

/// Captions pictures with a checkpoint, and answers questions about them with one that was trained to. What the model
/// is, the registry knows.
package final class Captioner: Observer {
    package let stage = Stage.caption
    /// What the model runs in; fp32 where the processor cannot do the int8 that was asked for.
    package let precision: Precision
    /// A sentence where that is another precision than was asked for.
    package let notice: String?
    package let modelName: String
    /// Which of the kinds it is. Two of one family make the same mistakes.
    package let family: String
    private let writer: any PictureCaptioner

    /// Whether it was trained to answer questions.
    package var answers: Bool { writer.answers }

    /// - Parameters:
    ///   - folder: with `config.json`, and what else its kind needs.
    ///   - name: what the caption names as its model; the hub's name where the folder is in its cache, unless given.
    ///   - cache: where quantized weights are kept; nil keeps them in memory only.
    /// - Throws: `Problem`: `usage` for options out of range, `modelMissing`, `modelInvalid`.
    package init(
        folder: URL, name: String? = nil, options: CaptionerOptions = .init(), cache: ModelCache?,
        registry: ModelRegistry = .standard
    ) throws(Problem) {
        var options = options
        (precision, notice) = options.precision.available()
        options.precision = precision
        modelName = name ?? Self.name(of: folder)
        guard let architecture = registry.captioner(of: folder), let load = architecture.captioner else {
            throw Problem(.modelInvalid, "The model \(modelName) writes no captions.")
        }
        family = architecture.family
        writer = try load(CaptionerRequest(folder: folder, name: modelName, options: options, cache: cache))
    }

    /// Loads the model now, so that the first picture does not wait for it.
    ///
    /// - Throws: `Problem`.
    package func prepare() async throws {
        try await writer.prepare()
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        guard writer.captions else {
            throw Problem(
                .usage, "The model \(modelName) answers questions and does not caption pictures.",
                remedy: "Use alto ask.")
        }
        return .caption(try await writer.caption(picture))
    }

    /// - Throws: `Problem`; `usage` when the model is a captioner and was not trained to answer.
    package func ask(_ picture: Picture, question: String) async throws -> Caption {
        guard writer.answers else {
            throw Problem(
                .usage, "The model \(modelName) captions pictures and does not answer questions.",
                remedy: "Use a model such as Salesforce/blip-vqa-base.")
        }
        return try await writer.answer(question, about: picture)
    }

    /// `models--OWNER--NAME/snapshots/REVISION` is the hub's OWNER/NAME; any other folder goes by its own name.
    static func name(of folder: URL) -> String {
        let parts = folder.standardizedFileURL.pathComponents
        if parts.count >= 3, parts[parts.count - 2] == "snapshots" {
            let repository = parts[parts.count - 3]
            if repository.hasPrefix("models--") {
                return String(repository.dropFirst("models--".count)).replacing("--", with: "/", maxReplacements: 1)
            }
        }
        return folder.standardizedFileURL.lastPathComponent
    }
}
