import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small random checkpoint and what transformers computes from it (made by Tools/reference/blip.py).
struct BLIPReference {
    let folder: URL
    let config: BLIPConfig
    private let tensors: Checkpoint
    private let pixels: [Float]
    let cases: [Case]
    let prompt: [Int]
    let text: [Int]

    /// One way of searching, and what the reference wrote for each picture.
    struct Case {
        let settings: GenerationSettings
        let prompt: [Int]?
        let tokens: [[Int]]
        let name: String
    }

    init(_ name: String) throws {
        folder = Shared.root.appending(path: "Tests/Reference/blip/\(name)")
        config = try BLIPConfig(folder: folder)
        tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
        let seeds: [String: UInt32] = ["captioner": 2, "narrow": 12, "answerer": 22]
        pixels = BLIPPictures.make(200, size: config.vision.imageSize, seed: try #require(seeds[name]))
        let object = try JSONObject(try ModelFile("tokens.json", in: folder)!.json(), file: "tokens.json")
        prompt = try object.array("prompt")!.compactMap(\.integer)
        text = try object.array("text")!.compactMap(\.integer)
        let eosTokens: Set = [config.text.eosToken]
        cases = try object.array("cases")!.map { json in
            let settings = try JSONObject(json["settings"]!, file: "tokens.json")
            return Case(
                settings: try GenerationSettings(settings, eosTokens: eosTokens),
                prompt: json["prompt"]?.array?.compactMap(\.integer),
                tokens: json["tokens"]!.array!.map { $0.array!.compactMap(\.integer) },
                name: settings.json.members!.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
        }
    }

    func picture(_ index: Int) -> Tensor {
        let size = config.vision.imageSize
        let count = 3 * size * size
        return Tensor(Array(pixels[index * count..<(index + 1) * count]), [1, 3, size, size])
    }

    /// The part of a reference tensor that belongs to one picture; `shape` without the batch of 2.
    func state(_ name: String, _ shape: [Int], of picture: Int) throws -> [Float] {
        let values = try tensors.floats(name, Shape([2] + shape))
        let half = values.count / 2
        return Array(values[picture * half..<(picture + 1) * half])
    }
}

/// The norm of the difference over the norm of what is expected.
func distance(_ found: some Sequence<Float>, _ expected: some Sequence<Float>) -> Float {
    var (difference, norm) = (Float(0), Float(0))
    for (x, y) in zip(found, expected) {
        difference += (x - y) * (x - y)
        norm += y * y
    }
    return (difference / norm).squareRoot()
}
