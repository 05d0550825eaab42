import Alto
import AltoGraph
import Foundation

/// The loaded model, one picture at a time, on an executor of its own.
actor CaptionerSession {
    private nonisolated let executor = BlockingExecutor(label: "captioner")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let setup: any CaptionerSetup
    private let name: String
    private let precision: Precision
    private let cache: ModelCache?
    private let threads: Int
    private var loaded: (any CaptionerModel)?

    init(setup: any CaptionerSetup, name: String, precision: Precision, cache: ModelCache?, threads: Int) {
        self.setup = setup
        self.name = name
        self.precision = precision
        self.cache = cache
        self.threads = threads
    }

    func prepare() throws { _ = try model() }

    /// - Parameter question: nil asks for a caption.
    func write(about raster: Raster, question: String?) throws -> Caption {
        let prompt = try setup.prompt(question)
        let model = try model()
        return try problems {
            let decoder = try model.decoder(lookingAt: try setup.input(raster), asked: prompt.asked)
            try Task.checkCancellation()
            let found = try Generator.generate(decoder, prompt: prompt.begin, setup.settings)
            let tokens = found.words(eosTokens: setup.settings.eosTokens)
            return Caption(
                text: setup.text(of: tokens), confidence: CaptionConfidence.confidence(of: found), model: name,
                precision: precision.rawValue, tokens: tokens)
        }
    }

    private func model() throws -> any CaptionerModel {
        if let loaded { return loaded }
        let model = try problems {
            try setup.load(precision: precision, runtime: try Runtime(.init(threads: threads)), cache: cache)
        }
        loaded = model
        return model
    }

    /// Errors of the room below as problems.
    private func problems<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error where !(error is CancellationError) {
            throw Problem(ofModel: error)
        }
    }
}
