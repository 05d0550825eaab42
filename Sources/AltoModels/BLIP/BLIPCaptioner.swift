package import Alto
package import AltoGraph
package import Foundation

/// Captions pictures with a BLIP checkpoint, and answers questions about them with one that was trained to.
///
/// The model is loaded when it is first needed, or by `prepare`, and stays. Its work goes on an executor of its own, one
/// picture after another.
package final class BLIPCaptioner: Observer {
    package struct Options: Sendable {
        package var precision = Precision.fp32
        /// What the caption goes on from; nil begins with nothing.
        package var prompt: String? = BLIPCaptioner.usualPrompt
        /// Each replaces what the model's `generation_config.json` says.
        package var beams: Int?
        package var minimumTokens: Int?
        package var maximumTokens: Int?
        package var lengthPenalty: Double?
        package var repetitionPenalty: Double?
        /// Threads of the whole process.
        package var threads = Processor.current.cores

        package init() {}
    }

    /// What BLIP was trained to go on from (Li et al., 2022, section 4).
    package static let usualPrompt = "a picture of"

    package let stage = Stage.caption
    /// What the model runs in; fp32 where the processor cannot do the int8 that was asked for.
    package let precision: Precision
    /// A sentence where that is another precision than was asked for.
    package let notice: String?
    package let modelName: String
    private let session: BLIPSession

    /// - Parameters:
    ///   - folder: with `config.json`, weights, tokenizer and `preprocessor_config.json`.
    ///   - name: what the caption names as its model; the hub's name where the folder is in its cache, unless given.
    ///   - cache: where quantised weights are kept; nil keeps them in memory only.
    /// - Throws: `Problem`: `usage` for options out of range, `modelMissing`, `modelInvalid`.
    package init(folder: URL, name: String? = nil, options: Options = Options(), cache: ModelCache?) throws(Problem) {
        (precision, notice) = options.precision.available()
        modelName = name ?? Self.name(of: folder)
        session = BLIPSession(
            folder: folder, name: modelName, precision: precision, cache: cache,
            setup: try BLIPSetup(folder: folder, options: options), threads: options.threads)
    }

    /// Loads the model now, so that the first picture does not wait for it.
    ///
    /// - Throws: `Problem`.
    package func prepare() async throws {
        try await session.prepare()
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        .caption(try await session.caption(try await picture.raster(longestSide: PixelProcessor.longestSide)))
    }

    /// - Throws: `Problem`; `usage` when the model is a captioner and was not trained to answer.
    package func ask(_ picture: Picture, question: String) async throws -> Caption {
        try await session.answer(question, try await picture.raster(longestSide: PixelProcessor.longestSide))
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
