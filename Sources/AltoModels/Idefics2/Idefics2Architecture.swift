import Alto

extension ModelArchitecture {
    /// Idefics2 (Laurençon et al., 2024).
    static let idefics2 = conversing(
        family: "idefics2", modelTypes: ["idefics2"], names: ["Idefics2ForConditionalGeneration"],
        published: PublishedModel.idefics2,
        setup: { request throws(Problem) in try Idefics2Setup(folder: request.folder) })
}
