package import Alto
package import AltoGraph
package import Foundation

/// A model that writes about pictures; made by the `captioner` of a `ModelArchitecture`.
package protocol PictureCaptioner: Sendable {
    /// What it was trained for.
    var captions: Bool { get }
    var answers: Bool { get }

    /// Loads what the first picture would load.
    func prepare() async throws
    func caption(_ picture: Picture) async throws -> Caption
    /// Is asked only where `answers` says so.
    func answer(_ question: String, about picture: Picture) async throws -> Caption
}

/// A captioner that needs no loading and answers no questions.
extension PictureCaptioner {
    package var captions: Bool { true }
    package var answers: Bool { false }

    package func prepare() async throws {}

    package func answer(_ question: String, about picture: Picture) async throws -> Caption {
        throw Problem(.usage, "The model does not answer questions.")
    }
}

/// What a captioner is made from.
package struct CaptionerRequest: Sendable {
    /// With `config.json` and what else the kind needs.
    package let folder: URL
    /// What its captions name as their model.
    package let name: String
    /// Of a precision that the processor can do.
    package let options: CaptionerOptions
    /// Where quantized weights are kept; nil keeps them in memory only.
    package let cache: ModelCache?
}

/// Makes a captioner of a folder. What is slow is left to `prepare`.
///
/// - Throws: `Problem`: `usage` for options out of range, `modelMissing`, `modelInvalid`.
package typealias CaptionerLoader = @Sendable (CaptionerRequest) throws(Problem) -> any PictureCaptioner
