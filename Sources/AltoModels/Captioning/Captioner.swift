package import Alto
package import AltoGraph
package import Foundation

/// Captions pictures with a BLIP or OFA checkpoint, and answers questions about them with one that was trained to.
///
/// The model is loaded when it is first needed, or by `prepare`, and stays. Its work goes on an executor of its own, one
/// picture after another.
package final class Captioner: Observer {
    package let stage = Stage.caption
    /// What the model runs in; fp32 where the processor cannot do the int8 that was asked for.
    package let precision: Precision
    /// A sentence where that is another precision than was asked for.
    package let notice: String?
    package let modelName: String
    /// Which of the kinds it is.
    package let isOFA: Bool
    /// Whether it was trained to answer questions.
    package let answers: Bool
    private let session: CaptionerSession

    /// - Parameters:
    ///   - folder: with `config.json`, weights, tokenizer and, for BLIP, `preprocessor_config.json`.
    ///   - name: what the caption names as its model; the hub's name where the folder is in its cache, unless given.
    ///   - cache: where quantised weights are kept; nil keeps them in memory only.
    /// - Throws: `Problem`: `usage` for options out of range, `modelMissing`, `modelInvalid`.
    package init(folder: URL, name: String? = nil, options: CaptionerOptions = .init(), cache: ModelCache?) throws(Problem) {
        (precision, notice) = options.precision.available()
        modelName = name ?? Self.name(of: folder)
        let setup = try Self.setup(folder, options)
        isOFA = setup is OFASetup
        answers = setup.answers
        session = CaptionerSession(
            setup: setup, name: modelName, precision: precision, cache: cache, threads: options.threads)
    }

    /// The kind of model that a folder holds. A new kind is a new line here.
    private static func setup(_ folder: URL, _ options: CaptionerOptions) throws(Problem) -> any CaptionerSetup {
        switch ModelFile.modelType(of: folder) {
        case "ofa": try OFASetup(folder: folder, options: options)
        default: try BLIPSetup(folder: folder, options: options)
        }
    }

    /// Loads the model now, so that the first picture does not wait for it.
    ///
    /// - Throws: `Problem`.
    package func prepare() async throws {
        try await session.prepare()
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        .caption(try await session.write(about: try await picture.raster(longestSide: PixelProcessor.longestSide), question: nil))
    }

    /// - Throws: `Problem`; `usage` when the model is a captioner and was not trained to answer.
    package func ask(_ picture: Picture, question: String) async throws -> Caption {
        try await session.write(about: try await picture.raster(longestSide: PixelProcessor.longestSide), question: question)
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
