import Alto

/// Captions with a checkpoint. The model is loaded when it is first needed, or by `prepare`, and stays. Its work goes on
/// an executor of its own, one picture after another.
struct NeuralCaptioner: PictureCaptioner {
    let captions: Bool
    let answers: Bool
    private let session: CaptionerSession

    init(_ setup: any CaptionerSetup, _ request: CaptionerRequest) {
        (captions, answers) = (setup.captions, setup.answers)
        session = CaptionerSession(
            setup: setup, name: request.name, precision: request.options.precision, cache: request.cache,
            threads: request.options.threads)
    }

    func prepare() async throws {
        try await session.prepare()
    }

    func caption(_ picture: Picture) async throws -> Caption {
        try await session.write(about: try await raster(of: picture), question: nil)
    }

    func answer(_ question: String, about picture: Picture) async throws -> Caption {
        try await session.write(about: try await raster(of: picture), question: question)
    }

    private func raster(of picture: Picture) async throws -> Raster {
        try await picture.raster(longestSide: ImageProcessor.longestSide)
    }
}
