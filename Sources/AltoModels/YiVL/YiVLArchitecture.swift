import Alto

extension ModelArchitecture {
    /// Yi-VL (Young et al., 2024). Its configuration calls it a LLaVA, as which it is built.
    static let yiVL = conversing(
        family: "yi-vl", modelTypes: ["llava"], names: ["LlavaLlamaForCausalLM"], published: PublishedModel.yiVL,
        files: ["6B", "34B"].flatMap { size in
            ["config.json", "preprocessor_config.json", "model.safetensors", "pytorch_model.bin"].map {
                "vit/clip-vit-H-14-laion2B-s32B-b79K-yi-vl-\(size)-448/\($0)"
            }
        },
        setup: { request throws(Problem) in try YiVLSetup(folder: request.folder) })
}
