import Alto

extension ModelArchitecture {
    /// Phi-3-Vision and Phi-3.5-Vision (Abdin et al., 2024).
    static let phi3Vision = conversing(
        family: "phi3-vision", modelTypes: ["phi3_v"], names: ["Phi3VForCausalLM"],
        published: PublishedModel.phi3Vision,
        setup: { request throws(Problem) in try Phi3VisionSetup(folder: request.folder) })
}
