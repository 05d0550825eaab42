extension ModelArchitecture {
    /// Piper's voices: no folders with a `config.json`, but files of one repository. AltoSpeech makes voices of them.
    package static let piper = ModelArchitecture(
        family: "piper", tasks: [.speech], modelTypes: [],
        collection: Collection(repository: "rhasspy/piper-voices", title: "Piper"))
}
