import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against transformers' MarianMTModel (Tools/reference/marian.py).
@Suite struct MarianModelTests {
    private struct Reference {
        let folder: URL
        let cases: [(ids: [Int], greedy: [Int], beam: [Int])]
        private let tensors: Checkpoint

        init(_ name: String) throws {
            folder = Shared.root.appending(path: "Tests/Reference/marian/\(name)")
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            let json = try #require(try ModelFile("cases.json", in: folder)?.json().array)
            cases = json.map { one in
                func tokens(_ name: String) -> [Int] { one[name]?.array?.compactMap(\.integer) ?? [] }
                return (tokens("ids"), tokens("greedy"), tokens("beam"))
            }
        }

        func tensor(_ path: String) throws -> [Float] {
            try tensors.floats(path, try #require(tensors.shape(of: path)))
        }
    }

    private static let checkpoints = ["opus", "odd"]

    @Test(arguments: checkpoints) func `translations equal the reference, token for token`(name: String) throws {
        let reference = try Reference(name)
        let model = try MarianModel(folder: reference.folder, runtime: Runtime())
        #expect(reference.cases.count == 250 && Set(reference.cases.map(\.beam)).count > 180)
        #expect(model.settings.numBeams == 4)
        var greedy = model.settings
        greedy.numBeams = 1
        // Processors round differently, and a beam drops one of two that are nearly as good: without AVX-512 that is so for one
        // sentence of 500, number 128 of “odd”. With it none differs.
        var others: [Int] = []
        for (number, one) in reference.cases.enumerated() {
            #expect(try model.translate(one.ids, greedy).tokens == one.greedy, "sentence \(number)")
            if try model.translate(one.ids).tokens != one.beam { others.append(number) }
        }
        #expect(others.count <= 1, "sentences \(others)")
    }

    @Test(arguments: checkpoints) func `states and scores equal the reference`(name: String) throws {
        let reference = try Reference(name)
        let model = try MarianModel(folder: reference.folder, runtime: Runtime(), showsStates: true)
        for number in 0..<4 {
            let one = reference.cases[number]
            let sentence = try model.encode(one.ids)
            for layer in 0...model.config.encoder.layers {
                #expect(
                    distance(
                        try sentence.floats(DecoderIO.state(layer)), try reference.tensor("\(number).state.\(layer)"))
                        < 1e-5)
            }
            let start = [model.config.decoderStartToken] + one.greedy.prefix(3)
            let whole = try model.makeDecoder(lookingAt: sentence).step([start], parents: [0])
            #expect(distance(Array(whole.row(0)), try reference.tensor("\(number).logits")) < 1e-4)
            // Word by word, with keys and values kept, it is the same.
            let decoder = try model.makeDecoder(lookingAt: sentence)
            var last: Logits?
            for token in start { last = try decoder.step([[token]], parents: [0]) }
            #expect(distance(Array(try #require(last).row(0)), try reference.tensor("\(number).logits")) < 1e-4)
        }
    }

    /// After a first sentence of one word, those of more than 17 came out wrong.
    @Test func `what came before changes nothing`() throws {
        let folder = try Reference("opus").folder
        let long = (1...30).map { $0 } + [0]
        let fresh = try MarianModel(folder: folder, runtime: Runtime(), showsStates: true)
        let used = try MarianModel(folder: folder, runtime: Runtime(), showsStates: true)
        for length in [1, 12, 1] { _ = try used.encode(Array(long.suffix(length))) }
        let (expected, found) = (try fresh.encode(long), try used.encode(long))
        for layer in 0...2 {
            #expect(
                distance(try found.floats(DecoderIO.state(layer)), try expected.floats(DecoderIO.state(layer))) < 1e-6)
        }
    }

    @Test func `what is no sentence of the model's is told`() throws {
        let model = try MarianModel(folder: try Reference("odd").folder, runtime: Runtime())
        for tokens in [[], [61], [-1], Array(repeating: 1, count: 25)] {
            #expect(throws: GraphError.self) { try model.translate(tokens) }
        }
    }
}
