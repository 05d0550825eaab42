import Alto
import AltoSpeech
import Foundation
import Synchronization
import Testing

@testable import AltoHub

@Suite struct PullTests {
    @Test func `what Alto needs arrives in the layout of the Python client, and nothing else`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            let model = try await bench.store().pull(bench.name())
            let wanted = [
                "README.md", "config.json", "model.safetensors", "preprocessor_config.json", "tokenizer.json",
                "vocab.txt",
            ]
            #expect(model.files.map(\.name) == wanted)
            #expect(model.isComplete && model.isSupported)
            #expect(model.revisions == ["main"])
            for file in wanted {
                #expect(try Array(Data(contentsOf: bench.snapshot(repository, file))) == repository[file])
                let link = try FileManager.default.destinationOfSymbolicLink(
                    atPath: bench.snapshot(repository, file).path)
                #expect(link == "../../blobs/\(repository.files[file]?.hash ?? "")")
            }
            let reference = bench.cache.appending(path: "models--sea--gull/refs/main")
            #expect(try String(contentsOf: reference, encoding: .utf8) == repository.commit)
            #expect(bench.filesOnDisk.count == 2 * wanted.count + 1)
        }
    }

    @Test func `of Piper's repository one voice arrives`() async throws {
        var repository = EmulatedRepository("rhasspy/piper-voices")
        for voice in ["en/en_US/lessac/medium/en_US-lessac-medium", "de/de_DE/eva_k/x_low/de_DE-eva_k-x_low"] {
            repository["\(voice).onnx"] = EmulatedRepository.noise(1000, seed: 3)
            repository["\(voice).onnx.json"] = Array("{}".utf8)
            repository[voice.split(separator: "/").dropLast().joined(separator: "/") + "/MODEL_CARD"] = Array(
                "# Model card\n* Language: any\n\n## Dataset\n* License: Public Domain\n".utf8)
        }
        try await HubBench.run(repository) { bench in
            let model = try await bench.store().pull(piper: "piper:de_DE-eva_k-x_low")
            let folder = "de/de_DE/eva_k/x_low"
            #expect(
                model.files.map(\.name)
                    == ["MODEL_CARD", "de_DE-eva_k-x_low.onnx", "de_DE-eva_k-x_low.onnx.json"].map { "\(folder)/\($0)" }
            )
            #expect(model.isComplete && model.isSupported)
            let voices = PiperFiles.voices(in: model)
            #expect(voices.map(\.id) == ["piper:de_DE-eva_k-x_low"])
            #expect(ModelCard.license(in: model.folder.appending(path: folder)) == "Public Domain")
            // The second voice joins the first.
            #expect(PiperFiles.voices(in: try await bench.store().pull(piper: "piper:en_US-lessac-medium")).count == 2)
            await #expect(throws: Problem.self) { try await bench.store().pull(piper: "piper:en_US-nobody-medium") }
        }
        for name in ["piper:", "piper:lessac", "piper:../x-y-z", "piper:en_US-a/b-c", "piper:-a-b"] {
            #expect(throws: Problem.self) { try PiperFiles.files(of: name) }
        }
    }

    @Test func `a second pull fetches nothing, and a commit that is there asks nothing`() async throws {
        let repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try await bench.store().pull(bench.name())
            let before = bench.emulator.heard.count
            try await bench.store().pull(bench.name())
            #expect(bench.emulator.heard.count == before)
            bench.emulator.change { $0.repositories = [] }
            try await bench.store().pull(bench.name("sea/gull@\(repository.commit)"))
            #expect(bench.emulator.heard.count == before)
        }
    }

    @Test func `a new commit fetches only what changed`() async throws {
        var repository = EmulatedRepository.captioner()
        try await HubBench.run(repository) { bench in
            try await bench.store().pull(bench.name())
            repository["vocab.txt"] = Array("[PAD]\n".utf8)
            repository.revisions["main"] = String(repeating: "b2", count: 20)
            bench.emulator.change { [repository] in $0.repositories = [repository] }
            let model = try await bench.store().pull(bench.name())
            #expect(model.commit == repository.commit)
            #expect(bench.emulator.fetches(of: "model.safetensors").count == 1)
            #expect(try Array(Data(contentsOf: bench.snapshot(repository, "vocab.txt"))) == repository["vocab.txt"])
        }
    }

    @Test func `the token goes to the hub and to no other host`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.token = "hf_secret" }
            try await bench.store(["HF_TOKEN": "hf_secret"]).pull(bench.name())
            let heard = bench.emulator.heard
            #expect(heard.filter(\.isHub).allSatisfy { $0.authorization == "Bearer hf_secret" })
            #expect(heard.contains { !$0.isHub })
            #expect(heard.filter { !$0.isHub }.allSatisfy { $0.authorization == nil })
        }
    }

    @Test func `weights in several files are fetched by their index`() async throws {
        var repository = EmulatedRepository.captioner()
        repository.files["model.safetensors"] = nil
        let shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
        for (seed, shard) in zip([UInt64(5), 6], shards) {
            repository[shard] = EmulatedRepository.noise(50_000, seed: seed)
        }
        let map = #"{"weight_map":{"a":"\#(shards[0])","b":"\#(shards[1])","c":"\#(shards[0])"}}"#
        repository["model.safetensors.index.json"] = Array(map.utf8)
        try await HubBench.run(repository) { bench in
            let model = try await bench.store().pull(bench.name())
            #expect(model.isComplete)
            #expect(Set(model.files.map(\.name)).isSuperset(of: shards))
            try FileManager.default.removeItem(at: bench.snapshot(repository, shards[1]))
            #expect(try bench.store().show(bench.name()).missing == [shards[1]])
        }
    }

    @Test(arguments: ["../x.safetensors", "/etc/x.safetensors", "a\\..\\b.safetensors"])
    func `an index that names a file elsewhere is refused`(shard: String) async throws {
        var repository = EmulatedRepository.captioner()
        repository.files["model.safetensors"] = nil
        let index = try JSONSerialization.data(withJSONObject: ["weight_map": ["a": shard]])
        repository["model.safetensors.index.json"] = Array(index)
        try await HubBench.run(repository) { bench in
            let problem = await problem { try await bench.store().pull(bench.name()) }
            #expect(problem?.code == .modelInvalid)
        }
    }

    @Test func `PyTorch weights are taken where there are no others`() async throws {
        var repository = EmulatedRepository.captioner()
        repository.files["model.safetensors"] = nil
        try await HubBench.run(repository) { bench in
            let model = try await bench.store().pull(bench.name())
            #expect(model.isComplete && model.files.contains { $0.name == "pytorch_model.bin" })
        }
    }

    @Test func `an architecture that Alto does not know costs no weights`() async throws {
        var repository = EmulatedRepository.captioner()
        repository["config.json"] = Array(#"{"architectures":["LlamaForCausalLM"]}"#.utf8)
        try await HubBench.run(repository) { bench in
            let problem = await problem { try await bench.store().pull(bench.name()) }
            #expect(problem?.code == .modelInvalid)
            #expect(problem?.message.contains("LlamaForCausalLM") == true)
            #expect(bench.emulator.fetches(of: "model.safetensors").isEmpty)
            #expect(problem?.remedy == "Alto runs BlipForConditionalGeneration.")
            let llamas = try bench.store(catalog: HubCatalog(architectures: ["LlamaForCausalLM"]))
            #expect(try await llamas.pull(bench.name()).isSupported)
        }
    }

    @Test func `offline, a whole model is found and another one is a problem`() async throws {
        try await HubBench.run(.captioner()) { bench in
            let offline = try bench.store(["HF_HUB_OFFLINE": "1"])
            let failure = await problem { try await offline.pull(bench.name()) }
            #expect(failure?.code == .offline)
            try await bench.store().pull(bench.name())
            let before = bench.emulator.heard.count
            #expect(try await offline.pull(bench.name()).isComplete)
            #expect(bench.emulator.heard.count == before)
        }
    }

    @Test func `a gated model names the page of its licence`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.token = "hf_other" }
            let problem = await problem { try await bench.store(["HF_TOKEN": "hf_mine"]).pull(bench.name()) }
            #expect(problem?.code == .modelMissing)
            #expect(problem?.remedy?.contains("\(bench.emulator.address)/sea/gull") == true)
            #expect(problem?.sentence.contains("hf_mine") == false)
            #expect(bench.filesOnDisk.isEmpty)
        }
    }

    @Test func `a model and a revision that the hub does not have are missing`() async throws {
        try await HubBench.run(.captioner()) { bench in
            let failure = await problem { try await bench.store().pull(bench.name("sea/tern")) }
            #expect(failure?.code == .modelMissing)
            let revision = await problem { try await bench.store().pull(bench.name("sea/gull@v9")) }
            #expect(revision?.code == .modelMissing)
            #expect(revision?.message == "sea/gull has no revision v9.")
        }
    }

    @Test func `a model that moved is fetched under its old name`() async throws {
        try await HubBench.run(.captioner()) { bench in
            bench.emulator.change { $0.oldName = "sea/chick" }
            let model = try await bench.store(["HF_TOKEN": "hf_secret"]).pull(bench.name("sea/chick"))
            #expect(model.isComplete && model.name.repository == "sea/chick")
            #expect(try await bench.store().verify(model.name).isSound)
        }
    }

    @Test func `progress begins at nothing, never claims too much and ends with everything`() async throws {
        try await HubBench.run(.captioner(weights: 3_000_000)) { bench in
            let told = Mutex<[PullProgress]>([])
            let model = try await bench.store().pull(bench.name()) { progress in told.withLock { $0.append(progress) } }
            let all = told.withLock { $0 }
            #expect(all.first?.phase == .asking && all.first?.received == 0)
            #expect(all.allSatisfy { $0.total == 0 || $0.received <= $0.total })
            #expect(all.last?.phase == .done)
            #expect(all.last?.received == model.size && all.last?.total == model.size)
        }
    }
}

@Suite struct PullThroughProxyTests {
    @Test func `a proxy is asked for the host of the hub, and gets no token`() async throws {
        let heard = Mutex<[LoopbackServer.Request]>([])
        let proxy = try await LoopbackServer { request in
            heard.withLock { $0.append(request) }
            return .init(status: 403)
        }
        try await HubBench.run { bench in
            let environment = [
                "HF_ENDPOINT": "https://hub.example", "HTTPS_PROXY": "me:pw@127.0.0.1:\(proxy.port)",
                "HF_TOKEN": "hf_secret",
            ]
            let store = try bench.store(environment, attempts: 1)
            let failure = await problem { try await store.pull(bench.name()) }
            #expect(failure?.code == .networkFailed)
        }
        await proxy.close()
        let request = try #require(heard.withLock { $0.first })
        #expect(request.method == "CONNECT" && request.target == "hub.example:443")
        #expect(request.header("Proxy-Authorization") == "Basic bWU6cHc=")
        #expect(request.header("Authorization") == nil)
    }
}
