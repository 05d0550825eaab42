import Alto

extension ModelArchitecture {
    /// Idefics3 (Laurençon et al., 2024) and the SmolVLMs (Marafioti et al., 2025), which are built alike.
    static let idefics3 = conversing(
        family: "idefics3", modelTypes: Idefics3Config.modelTypes,
        names: ["Idefics3ForConditionalGeneration", "SmolVLMForConditionalGeneration"],
        published: PublishedModel.idefics3 + PublishedModel.smolVLM2,
        setup: { request throws(Problem) in try Idefics3Setup(folder: request.folder) })
}
