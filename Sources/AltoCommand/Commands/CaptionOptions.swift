import Alto
import AltoGraph
import AltoModels
import ArgumentParser

/// Which model writes the caption or the answer, and how.
struct CaptionOptions: ParsableArguments {
    @Option(
        help:
            "A model of “alto models list”, or a folder with a checkpoint; none for no captions. Without it: the best one installed."
    )
    var model: String?

    @Flag(help: "Ask two captioners of different kinds, tell what both say plainly and the rest with a hedge.")
    var agree = false

    @Option(help: "The captioner to ask beside --model, as --agree does.")
    var secondModel: String?

    @Option(help: "How the model computes: fp32, or int8 (faster, a quarter of the memory, slightly less exact).")
    var precision: Precision = .fp32

    @Option(help: "Beams of the search; 1 is greedy. Without it: what the model's own settings say.")
    var beams: Int?

    @Option(help: "Fewest tokens of the text.")
    var minTokens: Int?

    @Option(help: "Most tokens of the text.")
    var maxTokens: Int?

    var options: CaptionerOptions {
        var options = CaptionerOptions()
        options.precision = precision
        options.numBeams = beams
        options.minNewTokens = minTokens
        options.maxNewTokens = maxTokens
        return options
    }

    func catalog(registry: ModelRegistry = .standard) -> CaptionerCatalog {
        CaptionerCatalog(options: options, registry: registry)
    }

    /// nil for no captions.
    var choice: CaptionerCatalog.Choice? {
        model?.lowercased() == "none" ? nil : .init(model: model, agree: agree, secondModel: secondModel)
    }
}
