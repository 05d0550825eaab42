import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against onnxruntime (Tools/reference/piper.py).
@Suite struct PiperModelTests {
    private static func folder(_ name: String) -> URL { Shared.root.appending(path: "Tests/Reference/piper/\(name)") }

    @Test(arguments: ["one", "many"]) func `sound equals the reference`(_ name: String) throws {
        let folder = Self.folder(name)
        let tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
        let model = try PiperModel(file: folder.appending(path: "voice.onnx"), seed: 0, threads: nil)
        let cases = try #require(try ModelFile("cases.json", in: folder)!.json().array)
        #expect(cases.count == 4)
        for (number, example) in cases.enumerated() {
            let expected = try tensors.floats(String(number), try #require(tensors.shape(of: String(number))))
            let found = try model.speak(
                example["ids"]!.array!.compactMap(\.integer), speaker: example["speaker"]?.integer ?? 0, noiseScale: 0,
                lengthScale: example["lengthScale"]!.double!, durationNoiseScale: 0)
            #expect(found.count == expected.count)
            #expect(distance(found, expected) < 1e-4, "case \(number)")
        }
    }

    @Test func `the seed decides the noise`() throws {
        func sound(_ seed: UInt64) throws -> [Float] {
            try PiperModel(file: Self.folder("one").appending(path: "voice.onnx"), seed: seed, threads: nil)
                .speak(Array(1...40), speaker: 0, noiseScale: 0.7, lengthScale: 1, durationNoiseScale: 0)
        }
        let first = try sound(1)
        #expect(try sound(1) == first)
        let other = try sound(2)
        #expect(other.count == first.count)
        #expect(distance(other, first) > 0.1)
    }

    @Test func `symbols have padding behind each`() throws {
        var config = try PiperConfig(besides: Self.folder("one").appending(path: "voice.onnx"))
        #expect(config.espeakVoice == "en-us")
        #expect(config.language == "en-US")
        config.phonemeIDs = ["_": [0], "^": [1], "$": [2], "a": [3], "c": [4], "\u{327}": [5], "ʃ": [6, 7]]
        // A letter with its accent is two phonemes; what is not known is left out.
        #expect(config.symbols("aç?ʃ") == [1, 0, 3, 0, 4, 0, 5, 0, 6, 7, 0, 2])
        #expect(config.symbols("?") == [])
    }

    @Test(arguments: [
        ("\"phoneme_type\": \"espeak\"", "\"phoneme_type\": \"pinyin\"", "phoneme_type"),
        ("\"voice\": \"en-us\"", "\"voice\": \"-f /etc/passwd\"", "espeak.voice"),
        ("\"num_symbols\": ", "\"num_symbols\": 1, \"was\": ", "phoneme_id_map"),
        ("\"sample_rate\": 22050", "\"sample_rate\": 0", "sample_rate"),
        ("\"noise_scale\": 0.667", "\"noise_scale\": -3", "noise_scale"),
    ]) func `a broken config is told by its field`(_ good: String, _ bad: String, _ field: String) throws {
        let folder = TemporaryFolder()
        let text = try String(contentsOf: Self.folder("one").appending(path: "voice.onnx.json"), encoding: .utf8)
        #expect(text.contains(good))
        try Data(text.replacing(good, with: bad).utf8).write(to: folder.url.appending(path: "v.onnx.json"))
        let error = #expect(throws: ModelFileError.self) {
            try PiperConfig(besides: folder.url.appending(path: "v.onnx"))
        }
        #expect(error?.sentence.contains(field) == true)
    }

    @Test func `a broken file is an error`() throws {
        let folder = TemporaryFolder()
        let file = folder.url.appending(path: "v.onnx")
        let good = try Data(contentsOf: Self.folder("one").appending(path: "voice.onnx"))
        for bytes in [Data(), Data("not a model".utf8), good.prefix(good.count / 2)] {
            try bytes.write(to: file)
            #expect(throws: GraphError.self) { try PiperModel(file: file, seed: 0, threads: nil) }
        }
    }
}
