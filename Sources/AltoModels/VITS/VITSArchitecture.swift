extension ModelArchitecture {
    /// VITS (Kim et al., 2021). AltoSpeech makes voices of it.
    package static let vits = ModelArchitecture(
        family: "vits", tasks: [.speech], modelTypes: ["vits"], names: ["VitsModel"],
        files: ["tokenizer_config.json", "special_tokens_map.json", "added_tokens.json", "vocab.json"],
        published: [
            PublishedModel("vits-ljs", "kakao-enterprise/vits-ljs", purpose: "an English voice", tasks: [.speech]),
            PublishedModel("vits-vctk", "kakao-enterprise/vits-vctk", purpose: "109 English voices", tasks: [.speech]),
        ])
}
