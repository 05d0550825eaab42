import AltoTesting
import Foundation
import Testing

@testable import AltoGraph

@Suite struct QuantizationTests {
    /// Numbers that look random and are the same each time.
    private func numbers(_ count: Int, seed: UInt64 = 1) -> [Float] {
        var state = seed
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int64(bitPattern: state) >> 40) / Float(1 << 23)
        }
    }

    private func product(_ url: URL, _ x: [Float], cache: ModelCache?, quantized: Bool) throws -> [Float] {
        let weights = try Weights(files: [url])
        if quantized { weights.quantize(to: .int8, cache: cache) }
        let linear = try Linear(Checkpoint(weights)["layer"], inFeatures: 64, outFeatures: 48)
        try weights.finish()
        let result = try run(Tensor(x, [2, 64])) { linear($0) }
        weights.publishQuantized()
        return result
    }

    @Test func `a quantised layer is near the exact one, also from the cache`() throws {
        let scratch = TemporaryFolder()
        let url = try scratch.safetensors([
            ("layer.weight", [48, 64], numbers(48 * 64)), ("layer.bias", [48], numbers(48, seed: 2)),
        ])
        let x = numbers(128, seed: 3)
        let cache = ModelCache(folder: scratch.url.appending(path: "cache"))
        let exact = try product(url, x, cache: nil, quantized: false)
        let inMemory = try product(url, x, cache: nil, quantized: true)
        let making = try product(url, x, cache: cache, quantized: true)
        #expect(cache.size > 0)
        let cached = try product(url, x, cache: cache, quantized: true)
        let norm = exact.map { $0 * $0 }.reduce(0, +).squareRoot()
        for result in [inMemory, making, cached] {
            let distance = zip(exact, result).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
            #expect(distance > 0)
            #expect(distance / norm < 0.02)
        }
        #expect(making == cached)
        #expect(try cache.clean() > 0)
        #expect(cache.size == 0)
    }

    @Test func `a checkpoint that changed does not get the old one's weights`() throws {
        let scratch = TemporaryFolder()
        let cache = ModelCache(folder: scratch.url.appending(path: "cache"))
        let x = numbers(128)
        var results: [[Float]] = []
        for seed in [5, 6] as [UInt64] {
            let url = try scratch.safetensors([
                ("layer.weight", [48, 64], numbers(48 * 64, seed: seed)), ("layer.bias", [48], numbers(48)),
            ])
            results.append(try product(url, x, cache: cache, quantized: true))
        }
        #expect(results[0] != results[1])
    }

    @Test func `a damaged cache file is not used`() throws {
        let scratch = TemporaryFolder()
        let url = try scratch.safetensors([
            ("layer.weight", [48, 64], numbers(48 * 64)), ("layer.bias", [48], numbers(48)),
        ])
        let cache = ModelCache(folder: scratch.url.appending(path: "cache"))
        let x = numbers(128)
        let good = try product(url, x, cache: cache, quantized: true)
        let entry = try #require(
            try FileManager.default.contentsOfDirectory(at: cache.folder, includingPropertiesForKeys: nil).first)
        try Data("cut short".utf8).write(to: entry)
        #expect(try product(url, x, cache: cache, quantized: true) == good)
    }

    @Test func `the cache forgets what was used longest ago`() throws {
        let scratch = TemporaryFolder()
        for (age, name) in ["a.weights", "b.weights", "c.weights"].enumerated() {
            let url = try scratch.file(name, Data(count: 100))
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: Double(1_000_000 - age))], ofItemAtPath: url.path)
        }
        ModelCache(folder: scratch.url, limit: 250).prune()
        #expect(
            Set(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)) == ["a.weights", "b.weights"])
    }

    @Test func `weights that are not finite are refused`() throws {
        let scratch = TemporaryFolder()
        for bad in [Float.nan, .infinity, -.infinity] {
            var values = numbers(48 * 64)
            values[77] = bad
            let url = try scratch.safetensors([("layer.weight", [48, 64], values), ("layer.bias", [48], numbers(48))])
            #expect(throws: CheckpointError.self) { try product(url, numbers(128), cache: nil, quantized: true) }
        }
    }

    @Test func `rows of zeroes and of tiny numbers stay near zero`() throws {
        let row: [Float] = [0, 1e-38, -0x1p-133] + Array(repeating: 0, count: 20)
        var integers = [Int8](repeating: 9, count: row.count)
        let scale = unsafe row.withUnsafeBytes { source in
            unsafe integers.withUnsafeMutableBytes { unsafe RowQuantizer.quantize(source, into: $0) }
        }
        #expect(integers.allSatisfy { $0 == 0 })
        #expect(scale == 1)
    }

    @Test func `a processor without 8-bit multiplication runs fp32 and says so`() {
        let old = Processor(cpuInfo: "processor\t: 0\nflags\t\t: fpu avx avx2 fma\n", cores: 2)
        let new = Processor(cpuInfo: "model name\t: X\nflags\t\t: fpu avx2 avx_vnni\n", cores: 2)
        #expect(Precision.int8.available(on: old).precision == .fp32)
        #expect(Precision.int8.available(on: old).notice?.contains("fp32") == true)
        #expect(Precision.int8.available(on: new) == (.int8, nil))
        #expect(new.name == "X")
    }
}
