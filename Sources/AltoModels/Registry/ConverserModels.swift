// The published models that converse, each list for the kind that runs them. Only those of a kind that is registered are offered.

extension PublishedModel {
    /// SmolVLM and Idefics3 are one architecture; SmolVLM2 is the same with another name.
    static let idefics3: [PublishedModel] = [
        chat("smolvlm-500m", "HuggingFaceTB/SmolVLM-500M-Instruct", "a small one", "apache-2.0", small500),
        chat("smolvlm-256m", "HuggingFaceTB/SmolVLM-256M-Instruct", "the smallest", "apache-2.0", small256),
        chat("smolvlm-2.2b", "HuggingFaceTB/SmolVLM-Instruct", "a good one for 8 GB", "apache-2.0", smolVLM),
        chat("idefics3-8b", "HuggingFaceM4/Idefics3-8B-Llama3", "a large one", "apache-2.0", idefics3Size),
    ]

    static let smolVLM2: [PublishedModel] = [
        chat("smolvlm2-2.2b", "HuggingFaceTB/SmolVLM2-2.2B-Instruct", "a good one for 8 GB", "apache-2.0", smolVLM),
        chat("smolvlm2-500m", "HuggingFaceTB/SmolVLM2-500M-Video-Instruct", "a small one", "apache-2.0", small500),
        chat("smolvlm2-256m", "HuggingFaceTB/SmolVLM2-256M-Video-Instruct", "the smallest", "apache-2.0", small256),
    ]

    static let paliGemma: [PublishedModel] = [
        gemma(
            "paligemma2-3b", "google/paligemma2-3b-mix-448", "captions in many languages, reading, finding",
            paliGemma2Size),
        gemma("paligemma2-3b-224", "google/paligemma2-3b-mix-224", "the same for small pictures", paliGemma2Size),
        gemma(
            "paligemma-3b", "google/paligemma-3b-mix-448", "captions in many languages, reading, finding", paliGemmaSize
        ),
        gemma("paligemma-3b-224", "google/paligemma-3b-mix-224", "the same for small pictures", paliGemmaSize),
    ]

    static let phi3Vision: [PublishedModel] = [
        chat("phi-3.5-vision", "microsoft/Phi-3.5-vision-instruct", "reads pages and charts", "mit", phiSize),
        chat("phi-3-vision", "microsoft/Phi-3-vision-128k-instruct", "reads pages and charts", "mit", phiSize),
    ]

    static let yiVL: [PublishedModel] = [
        chat(
            "yi-vl-6b", "01-ai/Yi-VL-6B", "English and Chinese", "yi-license",
            ModelSize(billions: 6.7, int4: 4.1, cache: 128))
    ]

    static let idefics: [PublishedModel] = [
        chat("idefics-9b", "HuggingFaceM4/idefics-9b-instruct", "pictures and texts in turn", "other", ideficsSize),
        chat("idefics-9b-base", "HuggingFaceM4/idefics-9b", "the same, not taught to converse", "other", ideficsSize),
    ]

    static let idefics2: [PublishedModel] = [
        chat(
            "idefics2-8b", "HuggingFaceM4/idefics2-8b", "a large one", "apache-2.0",
            ModelSize(billions: 8.4, int4: 4.9, cache: 262))
    ]

    // MARK: Sizes

    private static let small256 = ModelSize(billions: 0.256, int4: 0.21, cache: 45)
    private static let small500 = ModelSize(billions: 0.507, int4: 0.36, cache: 80)
    private static let smolVLM = ModelSize(billions: 2.25, int4: 1.5, cache: 384)
    private static let idefics3Size = ModelSize(billions: 8.5, int4: 5, cache: 262)
    private static let paliGemmaSize = ModelSize(billions: 2.9, int4: 2, cache: 36)
    private static let paliGemma2Size = ModelSize(billions: 3.0, int4: 2, cache: 208)
    private static let phiSize = ModelSize(billions: 4.15, int4: 2.4, cache: 768)
    private static let ideficsSize = ModelSize(billions: 8.9, int4: 5.2, cache: 1000)

    private static func chat(
        _ shortName: String, _ repository: String, _ purpose: String, _ license: String, _ size: ModelSize
    ) -> PublishedModel {
        PublishedModel(
            shortName, repository, purpose: "converses: \(purpose)", tasks: [.caption, .answer, .chat],
            license: license,
            size: size)
    }

    private static func gemma(
        _ shortName: String, _ repository: String, _ purpose: String, _ size: ModelSize
    ) -> PublishedModel {
        PublishedModel(
            shortName, repository, purpose: purpose, tasks: [.caption, .answer, .chat, .detect], license: "gemma",
            isGated: true, size: size)
    }
}
