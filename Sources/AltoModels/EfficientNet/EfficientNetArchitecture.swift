extension ModelArchitecture {
    /// EfficientNet-Lite: one file that comes with the set-up and no folder with a `config.json`. AltoLabels makes an
    /// observer of it.
    package static let efficientNetLite = ModelArchitecture(
        family: "efficientnet-lite", tasks: [.labels], modelTypes: [])
}
