import Alto
import AltoHub
import AltoModels
import AltoTesting
import ArgumentParser
import Foundation
import Testing

@testable import AltoCommand

/// What a new kind of captioner takes: one type …
private struct MadeUpCaptioner: PictureCaptioner {
    let name: String

    func caption(_ picture: Picture) async throws -> Caption {
        Caption(text: "\(picture.width) columns of pixels", confidence: 1, model: name, precision: "none")
    }
}

extension ModelRegistry {
    /// … and one registration.
    static let withMadeUp = standard.registering(
        ModelArchitecture(
            family: "made-up", tasks: [.caption], modelTypes: ["made-up"],
            published: [PublishedModel("made-up", "sea/gull", purpose: "counts columns", tasks: [.caption])],
            captioner: { MadeUpCaptioner(name: $0.name) }))
}

@Suite struct MadeUpCaptionerTests {
    private let folder = TemporaryFolder()
    private let registry = ModelRegistry.withMadeUp
    private let commit = String(repeating: "a", count: 40)
    private let picture = Picture(width: 7, height: 5, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
        throw Problem(.internalError, "Nobody needs to look.")
    }

    /// A cache as the hub's clients make it, with the model.
    private func store() throws -> ModelStore {
        let repository = folder.url.appending(path: "hub/models--sea--gull")
        let snapshot = repository.appending(path: "snapshots/\(commit)")
        for place in [snapshot, repository.appending(path: "refs")] {
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        }
        try Data(commit.utf8).write(to: repository.appending(path: "refs/main"))
        try Data(#"{"model_type": "made-up"}"#.utf8).write(to: snapshot.appending(path: "config.json"))
        try Data().write(to: snapshot.appending(path: "model.safetensors"))
        return ModelStore(settings: try HubSettings(environment: ["HF_HOME": folder.url.path]), registry: registry)
    }

    @Test func `its folder makes an observer`() async throws {
        let model = try #require(try store().find(try ModelName("made-up", registry: registry)))
        let captioner = try Captioner(folder: model.folder, cache: nil, registry: registry)
        #expect(captioner.family == "made-up" && !captioner.answers)
        try await captioner.prepare()
        guard case .caption(let caption) = try await captioner.observe(picture) else { throw CancellationError() }
        #expect(caption.text == "7 columns of pixels" && caption.model == "sea/gull")
        let problem = await #expect(throws: Problem.self) { try await captioner.ask(picture, question: "How many?") }
        #expect(problem?.code == .usage)
    }

    @Test func `describe takes it by its folder, and it works beside the others`() async throws {
        let place = try #require(try store().find(try ModelName("made-up", registry: registry))).folder.path
        let options = try CaptionOptions.parse(["--model", place])
        let observer = try options.catalog(registry: registry).observer(try #require(options.choice))
        let description = await Describer(observers: [observer]).describe(picture)
        #expect(description.caption?.text == "7 columns of pixels")
    }

    @Test func `it is listed as supported, by its short name`() throws {
        let models = try store().list()
        #expect(models.count == 1)
        let report = try #require(models.first.map { ModelReport($0, on: .current(), registry: registry) })
        #expect(
            report.supported && report.complete && report.architecture == "made-up" && report.shortName == "made-up")
        #expect(report.can == ["caption"] && report.gated == false && report.memory == nil)
        // For all others it is no model of Alto's.
        let standard = ModelStore(settings: try HubSettings(environment: ["HF_HOME": folder.url.path]))
        #expect(try standard.list().map(\.isSupported) == [false])
    }
}

@Suite struct StandardRegistryTests {
    private let registry = ModelRegistry.standard

    @Test func `the best captioner comes first, and another kind is asked beside it`() {
        // Behind them come those that converse, too.
        #expect(
            registry.published(for: .caption).map(\.shortName).prefix(6)
                == ["blip-large", "blip-base", "ofa-large", "ofa-base", "ofa-medium", "ofa-tiny"])
        #expect(
            registry.published(for: .answer).map(\.shortName).prefix(5)
                == ["blip-vqa", "ofa-large", "ofa-base", "ofa-medium", "ofa-tiny"])
        let others = registry.published(for: .caption, otherThan: "ofa").map(\.shortName)
        #expect(others.prefix(2) == ["blip-large", "blip-base"] && !others.contains { $0.hasPrefix("ofa") })
    }

    @Test func `kinds are found by task and by what config.json calls them`() {
        #expect(registry.architectures(for: .speech).map(\.family) == ["vits", "piper"])
        #expect(registry.architectures(for: .labels).map(\.family) == ["efficientnet-lite"])
        #expect(registry.architecture(named: "BlipForQuestionAnswering", for: .answer)?.family == "blip")
        #expect(registry.architecture(named: "Piper", for: .speech)?.family == "piper")
        #expect(registry.architecture(named: "VitsModel", for: .caption) == nil)
    }

    @Test func `a folder that names no kind is left to the first`() throws {
        let folder = TemporaryFolder()
        #expect(registry.captioner(of: folder.url)?.family == "blip")
        for (type, family) in [("ofa", "ofa"), ("blip", "blip"), ("marian", "blip")] {
            try Data(#"{"model_type": "\#(type)"}"#.utf8).write(to: folder.url.appending(path: "config.json"))
            #expect(registry.captioner(of: folder.url)?.family == family)
        }
    }

    @Test func `the hub is asked for what the kinds need, configuration and card apart`() {
        let catalog = HubCatalog(registry)
        #expect(Set(catalog.files).count == catalog.files.count)
        #expect(
            Set(catalog.files).isSuperset(of: [
                "generation_config.json", "preprocessor_config.json", "processor_config.json", "tokenizer.json",
                "tokenizer_config.json", "tokenizer.model", "special_tokens_map.json", "added_tokens.json", "vocab.txt",
                "vocab.json", "merges.txt", "chat_template.jinja", "chat_template.json", "source.spm", "target.spm",
            ]))
        #expect(
            catalog.architectures.isSuperset(of: [
                "BlipForConditionalGeneration", "BlipForQuestionAnswering", "OFAModel", "VitsModel", "MarianMTModel",
                "Idefics3ForConditionalGeneration", "SmolVLMForConditionalGeneration",
            ]))
        #expect(catalog.collections == ["rhasspy/piper-voices": "Piper"])
        #expect(catalog.shortNames.count == registry.published.count)
        #expect(catalog.shortNames.contains { $0 == ("smolvlm-256m", "HuggingFaceTB/SmolVLM-256M-Instruct") })
    }

    @Test func `short names are none twice, and stand for the models of the hub`() throws {
        let names = registry.published.map(\.shortName)
        #expect(Set(names).count == names.count)
        #expect(try ModelName("blip-large").repository == "Salesforce/blip-image-captioning-large")
        #expect(try ModelName("opus-mt-en-es").repository == "Helsinki-NLP/opus-mt-en-es")
        for model in registry.published { #expect(ModelName(repository: model.repository) != nil) }
    }
}
