import Alto

extension ModelArchitecture {
    /// IDEFICS (Laurençon et al., 2023).
    static let idefics = conversing(
        family: "idefics", modelTypes: ["idefics"], names: ["IdeficsForVisionText2Text"],
        published: PublishedModel.idefics,
        setup: { request throws(Problem) in try IDEFICSSetup(folder: request.folder) })
}
