extension ModelArchitecture {
    /// hibari's voices: files of a package, none of them a `config.json`. AltoSpeech makes voices of them.
    package static let hibari = ModelArchitecture(family: "hibari", tasks: [.speech], modelTypes: [])
}
