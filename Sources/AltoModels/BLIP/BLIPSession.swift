import Alto
import AltoGraph
import Foundation

/// The loaded model, one picture at a time, on an executor of its own.
actor BLIPSession {
    private nonisolated let executor = BlockingExecutor(label: "blip")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let folder: URL
    private let name: String
    private let precision: Precision
    private let cache: ModelCache?
    private let setup: BLIPSetup
    private let threads: Int
    private var loaded: BLIPModel?

    init(folder: URL, name: String, precision: Precision, cache: ModelCache?, setup: BLIPSetup, threads: Int) {
        self.folder = folder
        self.name = name
        self.precision = precision
        self.cache = cache
        self.setup = setup
        self.threads = threads
    }

    func prepare() throws {
        _ = try model()
    }

    func caption(_ raster: Raster) throws -> Caption {
        guard setup.config.task == .captioning else {
            throw Problem(.usage, "The model \(name) answers questions and does not caption pictures.", remedy: "Use alto ask.")
        }
        return try problems {
            let model = try model()
            let picture = try model.encode(try setup.input(raster))
            return try write(model.makeDecoder(lookingAt: picture), prompt: setup.prompt)
        }
    }

    func answer(_ question: String, _ raster: Raster) throws -> Caption {
        guard setup.config.task == .questionAnswering else {
            throw Problem(
                .usage, "The model \(name) captions pictures and does not answer questions.",
                remedy: "Use a model such as Salesforce/blip-vqa-base.")
        }
        let tokens = try setup.question(question)
        return try problems {
            let model = try model()
            let picture = try model.encode(try setup.input(raster))
            let asked = try model.encode(question: tokens, about: picture)
            return try write(model.makeDecoder(lookingAt: asked), prompt: [setup.config.text.beginToken])
        }
    }

    private func write(_ decoder: CachedDecoder, prompt: [Int]) throws -> Caption {
        try Task.checkCancellation()
        let found = try TextSearch.run(decoder, prompt: prompt, setup.settings)
        let tokens = found.words(endTokens: setup.settings.endTokens)
        return Caption(
            text: setup.tokenizer.decode(tokens), confidence: CaptionConfidence.confidence(of: found), model: name,
            precision: precision.rawValue, tokens: tokens)
    }

    private func model() throws -> BLIPModel {
        if let loaded { return loaded }
        return try problems {
            let model = try BLIPModel(
                folder: folder, precision: precision, runtime: try Runtime(.init(threads: threads)), cache: cache)
            loaded = model
            return model
        }
    }

    /// Errors of the room below as problems.
    private func problems<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error as ModelFileError {
            throw Problem(model: error)
        } catch let error as CheckpointError {
            throw Problem(model: error)
        } catch let error as GraphError {
            throw Problem(model: error)
        }
    }
}
