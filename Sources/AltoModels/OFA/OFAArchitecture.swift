import Alto

extension ModelArchitecture {
    /// OFA (Wang et al., 2022): a checkpoint captions and answers.
    static let ofa = ModelArchitecture(
        family: "ofa", tasks: [.caption, .answer], modelTypes: ["ofa"], names: ["OFAModel"],
        files: [
            "generation_config.json", "preprocessor_config.json", "tokenizer.json", "tokenizer_config.json",
            "special_tokens_map.json", "added_tokens.json", "vocab.json", "merges.txt",
        ],
        published: [
            ("large", "captions and answers", 0.472), ("base", "captions and answers, smaller", 0.182),
            ("medium", "captions and answers, smaller still", 0.093),
            ("tiny", "captions and answers, the smallest", 0.033),
        ].map { size, purpose, billions in
            PublishedModel(
                "ofa-\(size)", "OFA-Sys/ofa-\(size)", purpose: purpose, tasks: [.caption, .answer],
                license: "apache-2.0", size: .captioner(billions: billions))
        },
        captioner: { request throws(Problem) in
            NeuralCaptioner(try OFASetup(folder: request.folder, options: request.options), request)
        })
}
