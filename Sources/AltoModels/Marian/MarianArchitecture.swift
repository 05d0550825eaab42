extension ModelArchitecture {
    /// Marian (Junczys-Dowmunt et al., 2018), as the Helsinki group trains it.
    package static let marian = ModelArchitecture(
        family: "marian", tasks: [.translation], modelTypes: ["marian"], names: ["MarianMTModel"],
        files: ["generation_config.json", "tokenizer_config.json", "vocab.json", "source.spm", "target.spm"],
        published: MarianModels.published, translations: MarianModels.repositories)
}
