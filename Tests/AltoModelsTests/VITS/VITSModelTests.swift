import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against transformers' VitsModel (Tools/reference/vits.py).
@Suite struct VITSModelTests {
    /// What the reference computed from a small random checkpoint.
    private struct Reference {
        let folder: URL
        let cases: [Case]
        private let tensors: Checkpoint

        struct Case {
            let number: Int
            let symbols: [Int]
            let speaker: Int
            let noise: Double
            let durationNoise: Double
            let rate: Double?
            let durations: [Int]
        }

        init(_ name: String) throws {
            folder = Shared.root.appending(path: "Tests/Reference/vits/\(name)")
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            let json = try ModelFile("cases.json", in: folder)!.json()
            cases = json.array!.enumerated().map { number, json in
                Case(
                    number: number, symbols: json["ids"]!.array!.compactMap(\.integer),
                    speaker: json["speaker"]?.integer ?? 0, noise: json["noise"]!.double!,
                    durationNoise: json["durationNoise"]!.double!, rate: json["rate"]?.double,
                    durations: json["durations"]!.array!.compactMap(\.integer))
            }
        }

        func tensor(_ name: String, _ number: Int) throws -> [Float] {
            let path = "\(number).\(name)"
            return try tensors.floats(path, try #require(tensors.shape(of: path)))
        }
    }

    private static let checkpoints = ["ljs", "speakers", "deterministic", "mms"]

    @Test(arguments: checkpoints) func `sound equals the reference`(_ name: String) throws {
        let reference = try Reference(name)
        let model = try VITSModel(folder: reference.folder, runtime: Runtime())
        #expect(reference.cases.count == 8)
        for example in reference.cases {
            let (reading, latents) = try Self.frames(model, example, reference)
            #expect(
                distance(reading.logDurations, try reference.tensor("log_durations", example.number)) < 1e-3,
                "case \(example.number)")
            let scale = 1 / (example.rate ?? model.config.defaults.speakingRate)
            #expect(SpeakingDurations.frames(reading.logDurations, scale: scale) == example.durations)
            let sound = try model.sound(of: latents, 0..<latents.count)
            let expected = try reference.tensor("waveform", example.number)
            #expect(sound.count == expected.count)
            #expect(distance(sound, expected) < 1e-5, "case \(example.number)")
        }
    }

    /// Kernels of attention that were made for a first sentence of one symbol were wrong for long ones in another model; here the graphs
    /// also come from the cache.
    @Test(arguments: checkpoints) func `what came before changes nothing`(_ name: String) throws {
        let reference = try Reference(name)
        let folder = TemporaryFolder()
        let long = try #require(reference.cases.max { $0.symbols.count < $1.symbols.count })
        let expected = try reference.tensor("waveform", long.number)
        for round in ["compiled", "from the cache"] {
            let model = try VITSModel(
                folder: reference.folder, runtime: Runtime(), cache: ModelCache(folder: folder.url))
            for length in [1, 7, 1] {
                let reading = try model.read(
                    Array(long.symbols.prefix(length)), speaker: long.speaker,
                    noise: Array(repeating: 0, count: 2 * length))
                let noise = Array(repeating: Float(0), count: model.config.flowSize * 3 * length)
                let latents = try model.frames(of: reading, durations: Array(repeating: 3, count: length), noise: noise)
                _ = try model.sound(of: latents, 0..<latents.count)
            }
            let (_, latents) = try Self.frames(model, long, reference)
            #expect(distance(try model.sound(of: latents, 0..<latents.count), expected) < 1e-5, "\(round)")
        }
    }

    @Test(arguments: checkpoints) func `every stage equals the reference`(_ name: String) throws {
        let reference = try Reference(name)
        let model = try VITSModel(folder: reference.folder, runtime: Runtime(), showsStates: true)
        for number in [2, 6] {
            let (reading, latents) = try Self.frames(model, reference.cases[number], reference)
            #expect(distance(reading.means, try reference.tensor("means", number)) < 1e-5)
            #expect(distance(reading.logVariances, try reference.tensor("log_variances", number)) < 1e-5)
            #expect(distance(latents.values, try reference.tensor("latents", number)) < 1e-4)
            guard number == 2 else { continue }
            for layer in 0...model.config.text.layers {
                #expect(distance(reading.states[layer], try reference.tensor("state.\(layer)", number)) < 1e-5)
            }
        }
    }

    /// Below -60 dB is asked for; the pieces see all that can matter, so only rounding may differ.
    @Test(arguments: checkpoints, [1, 7, 40]) func `pieces equal the whole`(_ name: String, size: Int) throws {
        let reference = try Reference(name)
        let model = try VITSModel(folder: reference.folder, runtime: Runtime())
        let (_, latents) = try Self.frames(model, reference.cases[3], reference)
        let whole = try model.sound(of: latents, 0..<latents.count)
        var pieces: [Float] = []
        for start in stride(from: 0, to: latents.count, by: size) {
            pieces += try model.sound(of: latents, start..<min(latents.count, start + size))
        }
        #expect(pieces.count == whole.count)
        #expect(distance(pieces, whole) < 1e-5)
    }

    /// Durations stay those of fp32, and the noise is low; where the processor cannot, nothing changes.
    @Test(arguments: checkpoints) func `bfloat16 stays near`(_ name: String) throws {
        let reference = try Reference(name)
        let model = try VITSModel(folder: reference.folder, precision: .bf16, runtime: Runtime())
        for example in [reference.cases[3], reference.cases[4]] {
            let (reading, latents) = try Self.frames(model, example, reference)
            let scale = 1 / (example.rate ?? model.config.defaults.speakingRate)
            #expect(SpeakingDurations.frames(reading.logDurations, scale: scale) == example.durations)
            let sound = try model.sound(of: latents, 0..<latents.count)
            #expect(distance(sound, try reference.tensor("waveform", example.number)) < 0.02)
        }
        #expect(
            VITSPrecision.bf16.available(on: Processor(name: "old", cores: 2, multipliesInt8: true)).precision == .fp32)
    }

    @Test func `compiled graphs from the cache give the same sound`() throws {
        let reference = try Reference("speakers")
        let folder = TemporaryFolder()
        let cache = ModelCache(folder: folder.url)
        func sound() throws -> [Float] {
            let model = try VITSModel(folder: reference.folder, runtime: Runtime(), cache: cache)
            let (_, latents) = try Self.frames(model, reference.cases[3], reference)
            return try model.sound(of: latents, 0..<latents.count)
        }
        func entries() throws -> [URL] {
            try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil).sorted {
                $0.path < $1.path
            }
        }
        let made = try sound()
        let files = try entries()
        #expect(files.count == 3 && files.allSatisfy { $0.pathExtension == "graph" })
        #expect(try sound() == made)

        // A file that is cut off, or made for another checkpoint, is not used but made again.
        let whole = try Data(contentsOf: files[0])
        try whole.prefix(whole.count / 2).write(to: files[0])
        try Data(contentsOf: files[1]).write(to: files[2])
        #expect(try sound() == made)
        #expect(try Data(contentsOf: files[0]).count == whole.count)
        #expect(try cache.clean() > 0)
        #expect(try entries().isEmpty)
    }

    private static func frames(
        _ model: VITSModel, _ example: Reference.Case, _ reference: Reference
    ) throws -> (VITSModel.EncodedText, VITSModel.Latents) {
        func noise(_ name: String, _ scale: Double, _ count: Int) throws -> [Float] {
            scale == 0
                ? Array(repeating: 0, count: count)
                : try reference.tensor(name, example.number).map { $0 * Float(scale) }
        }
        let reading = try model.read(
            example.symbols, speaker: example.speaker,
            noise: try noise("duration_noise", example.durationNoise, 2 * example.symbols.count))
        let count = example.durations.reduce(0, +)
        let latents = try model.frames(
            of: reading, durations: example.durations,
            noise: try noise("frame_noise", example.noise, count * model.config.flowSize))
        return (reading, latents)
    }
}
