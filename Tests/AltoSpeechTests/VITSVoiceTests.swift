import Alto
import AltoHub
import AltoModels
import AltoTesting
import Foundation
import Testing

@testable import AltoSpeech

/// A small random checkpoint speaks: nobody understands it, but length, order and loudness are those of speech.
@Suite struct VITSVoiceTests {
    private static let text = "a bird on a branch looks at the sea while two boats go by and a child waves"

    /// The checkpoint of the model's tests with letters as symbols.
    private static func folder(_ name: String = "mms") throws -> TemporaryFolder {
        let folder = TemporaryFolder()
        for file in ["config.json", "model.safetensors"] {
            let source = Shared.root.appending(path: "Tests/Reference/vits/\(name)/\(file)")
            try FileManager.default.copyItem(at: source, to: folder.url.appending(path: file))
        }
        let letters = " abcdefghijklmnopqrstuvwxyz'".enumerated().map { "\"\($0.element)\": \($0.offset)" }
        try Data("{\(letters.joined(separator: ","))}".utf8).write(to: folder.url.appending(path: "vocab.json"))
        try Data(#"{"phonemize": false, "language": "deu", "pad_token": " ", "unk_token": " "}"#.utf8)
            .write(to: folder.url.appending(path: "tokenizer_config.json"))
        return folder
    }

    private static func sound(
        _ folder: TemporaryFolder, _ settings: NeuralSettings = NeuralSettings(), _ prosody: Prosody = Prosody(),
        text: String = Self.text
    ) async throws -> Sound? {
        try await SpeechTesting.whole(
            VITSVoice(folder: folder.url, id: "test", settings: settings).speak(text, prosody: prosody))
    }

    @Test func `the voice tells what it is`() throws {
        let folder = try Self.folder()
        try Data("---\nlanguage: de\nlicense: cc-by-nc-4.0\n---\n# Voice\n".utf8).write(
            to: folder.url.appending(path: "README.md"))
        let facts = try VITSVoice(folder: folder.url, id: "test").facts
        #expect(facts.language == "de")
        #expect(facts.title == "German, neural")
        #expect(facts.license == "cc-by-nc-4.0")
        #expect(facts.rank == 3)
        #expect(facts.sampleRate == 16_000)
    }

    @Test func `the same seed gives the same sound`() async throws {
        let folder = try Self.folder()
        let first = try await Self.sound(folder, NeuralSettings(seed: 5))
        #expect(try await Self.sound(folder, NeuralSettings(seed: 5)) == first)
        #expect(try await Self.sound(folder, NeuralSettings(seed: 6)) != first)
        let calm = NeuralSettings(noiseScale: 0, durationNoiseScale: 0, seed: 5)
        #expect(
            try await Self.sound(folder, calm)
                == Self.sound(folder, NeuralSettings(noiseScale: 0, durationNoiseScale: 0, seed: 6)))
    }

    @Test(arguments: [0.5, 0.75, 1.5, 2, 3]) func `rate decides the length`(_ rate: Double) async throws {
        let folder = try Self.folder()
        let natural = try #require(try await Self.sound(folder))
        let sound = try #require(try await Self.sound(folder, NeuralSettings(), Prosody(rate: rate)))
        #expect(abs(sound.seconds * rate / natural.seconds - 1) < 0.03)
    }

    @Test(arguments: [0.8, 1.4]) func `pitch leaves the length`(_ pitch: Double) async throws {
        let folder = try Self.folder()
        let natural = try #require(try await Self.sound(folder))
        let sound = try #require(try await Self.sound(folder, NeuralSettings(), Prosody(pitch: pitch)))
        #expect(abs(sound.seconds / natural.seconds - 1) < 0.03)
        #expect(sound != natural)
    }

    @Test func `the first sound comes before the last`() async throws {
        let folder = try Self.folder()
        var chunks: [Sound] = []
        for try await chunk in try VITSVoice(folder: folder.url, id: "test").speak(Self.text, prosody: Prosody()) {
            chunks.append(chunk)
        }
        #expect(chunks.count > 2)
        #expect(chunks[0].samples.count < chunks.reduce(0) { $0 + $1.samples.count } / 4)
    }

    @Test func `words follow one another through the sound`() async throws {
        let folder = try Self.folder()
        let stream = try VITSVoice(folder: folder.url, id: "test").speak(Self.text, prosody: Prosody())
        var words: [SpokenWord] = []
        var count = 0
        for try await chunk in stream {
            words += chunk.words
            count += chunk.samples.count
        }
        #expect(words.map(\.text) == Self.text.split(separator: " ").map(String.init))
        for (word, next) in zip(words, words.dropFirst()) {
            #expect(!word.range.isEmpty)
            #expect(word.range.upperBound <= next.range.lowerBound)
        }
        #expect(words.last!.range.upperBound <= count)
        #expect(words.last!.range.upperBound > count * 3 / 4)
    }

    @Test(arguments: ["", "   ", "😀😀", "…", "漢字"]) func `text that the voice cannot read gives no sound`(_ text: String)
        async throws
    {
        let folder = try Self.folder()
        #expect(try await Self.sound(folder, text: text) == nil)
    }

    @Test func `an unknown speaker is told`() async throws {
        let folder = try Self.folder("speakers")
        let config = try String(contentsOf: folder.url.appending(path: "config.json"), encoding: .utf8)
        #expect(config.contains("\"num_speakers\": 5"))
        for speaker in ["5", "-1", "Anna"] {
            let problem = await SpeechTesting.problem {
                _ = try VITSVoice(folder: folder.url, id: "test", settings: NeuralSettings(speaker: speaker))
            }
            #expect(problem?.code == .usage)
            #expect(problem?.remedy?.contains("0 to 4") == true)
        }
        let (first, last) = (NeuralSettings(speaker: "0"), NeuralSettings(speaker: "4"))
        #expect(try await Self.sound(folder, first, text: "abc") != Self.sound(folder, last, text: "abc"))
    }

    @Test func `a broken checkpoint is one sentence`() async throws {
        let folder = try Self.folder()
        let weights = folder.url.appending(path: "model.safetensors")
        try Data(contentsOf: weights).prefix(20_000).write(to: weights)
        let problem = await SpeechTesting.problem { _ = try await Self.sound(folder) }
        #expect(problem?.code == .modelInvalid)
        #expect(problem?.message.contains("model.safetensors") == true)
    }

    // MARK: The catalogue

    /// A cache as the hub's client leaves it, with one voice.
    private static func cache(breaking: Bool) throws -> (TemporaryFolder, ModelStore) {
        let cache = TemporaryFolder()
        let commit = String(repeating: "a", count: 40)
        let repository = cache.url.appending(path: "hub/models--kakao-enterprise--vits-ljs")
        let snapshot = repository.appending(path: "snapshots/\(commit)")
        try FileManager.default.createDirectory(
            at: snapshot.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createDirectory(
            at: repository.appending(path: "refs"), withIntermediateDirectories: true)
        try Data(commit.utf8).write(to: repository.appending(path: "refs/main"))
        let voice = try folder()
        try Data(#"{"phonemize": false, "language": "eng", "pad_token": " ", "unk_token": " "}"#.utf8)
            .write(to: voice.url.appending(path: "tokenizer_config.json"))
        if breaking {
            let weights = voice.url.appending(path: "model.safetensors")
            try Data(contentsOf: weights).prefix(20_000).write(to: weights)
        }
        try FileManager.default.copyItem(at: voice.url, to: snapshot)
        let models = ModelRegistry.standard
        let catalog = HubCatalog(
            shortNames: models.published.map { ($0.shortName, $0.repository) }, architectures: models.names,
            collections: models.collections)
        return (
            cache, ModelStore(settings: try HubSettings(environment: ["HF_HOME": cache.url.path]), catalog: catalog)
        )
    }

    @Test func `the best voice is neural`() async throws {
        let (cache, store) = try Self.cache(breaking: false)
        let catalog = VoiceCatalog(neural: NeuralVoices(store: store))
        #expect(try await catalog.voice().facts.id == "vits-ljs")
        #expect(try await catalog.voice(named: "VITS-LJS").facts.id == "vits-ljs")
        #expect(try await catalog.voice(named: "flite/slt").facts.id == "flite/slt")
        #expect(try await catalog.list(language: "en").first?.id == "vits-ljs")
        withExtendedLifetime(cache) {}
    }

    @Test func `where its files are broken, the next best voice speaks`() async throws {
        let (cache, store) = try Self.cache(breaking: true)
        let told = Notices()
        let catalog = VoiceCatalog(neural: NeuralVoices(store: store) { notice in told.add(notice) })
        #expect(try await catalog.voice().facts.id == "flite/slt")
        #expect(try await catalog.voice().facts.id == "flite/slt")
        #expect(told.all.count == 1)
        #expect(told.all.first?.hasPrefix("The voice vits-ljs cannot be used: ") == true)
        withExtendedLifetime(cache) {}
    }

    private final class Notices: @unchecked Sendable {
        private let lock = NSLock()
        private var notices: [String] = []

        func add(_ notice: String) { lock.withLock { notices.append(notice) } }
        var all: [String] { lock.withLock { notices } }
    }
}
