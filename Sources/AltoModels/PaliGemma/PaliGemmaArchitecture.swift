import Alto

extension ModelArchitecture {
    /// PaliGemma 1 and 2: captions in many languages, answers, reading, places of things.
    static let paliGemma = ModelArchitecture(
        family: "paligemma", tasks: [.caption, .answer, .chat, .detect], modelTypes: ["paligemma"],
        names: ["PaliGemmaForConditionalGeneration"],
        files: [
            "generation_config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json",
            "tokenizer.model", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
        ],
        published: PublishedModel.paliGemma,
        captioner: { request throws(Problem) in
            NeuralCaptioner(try PaliGemmaSetup(folder: request.folder, options: request.options), request)
        },
        converser: { request throws(Problem) in try PaliGemmaConverser(request) })
}
