package import Alto

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
