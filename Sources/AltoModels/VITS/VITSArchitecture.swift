import AltoGraph

extension ModelArchitecture {
    /// VITS (Kim et al., 2021). AltoSpeech makes voices of it.
    package static let vits = ModelArchitecture(
        family: "vits", tasks: [.speech], modelTypes: ["vits"], names: ["VitsModel"],
        files: ["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "vocab.json"],
        published: [
            PublishedModel(
                "vits-ljs", "kakao-enterprise/vits-ljs", purpose: "an English voice", tasks: [.speech],
                license: "mit", size: ModelSize(billions: 0.036, width: 4, precisions: [.fp32])),
            PublishedModel(
                "vits-vctk", "kakao-enterprise/vits-vctk", purpose: "109 English voices", tasks: [.speech],
                license: "mit", size: ModelSize(billions: 0.04, width: 4, precisions: [.fp32])),
        ])
}
