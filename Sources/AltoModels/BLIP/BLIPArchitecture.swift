import Alto

extension ModelArchitecture {
    /// BLIP (Li et al., 2022): a checkpoint captions or answers, not both.
    static let blip = ModelArchitecture(
        family: "blip", tasks: [.caption, .answer], modelTypes: ["blip"],
        names: ["BlipForConditionalGeneration", "BlipForQuestionAnswering"],
        files: [
            "generation_config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json",
            "special_tokens_map.json", "added_tokens.json", "vocab.txt",
        ],
        published: [
            PublishedModel(
                "blip-large", "Salesforce/blip-image-captioning-large", purpose: "captions, the better ones",
                tasks: [.caption], license: "bsd-3-clause", size: .captioner(billions: 0.47)),
            PublishedModel(
                "blip-base", "Salesforce/blip-image-captioning-base", purpose: "captions, half the size",
                tasks: [.caption], license: "bsd-3-clause", size: .captioner(billions: 0.247)),
            PublishedModel(
                "blip-vqa", "Salesforce/blip-vqa-base", purpose: "answers to questions", tasks: [.answer],
                license: "bsd-3-clause", size: .captioner(billions: 0.385)),
        ],
        captioner: { request throws(Problem) in
            NeuralCaptioner(try BLIPSetup(folder: request.folder, options: request.options), request)
        })
}
