import AltoJSON
import AltoModels
import AltoTesting
import Foundation
import Testing

/// A model that is a table: the scores of a word are the row of the word before it.
final class TableDecoder: StepDecoder {
    let table: [[Float]]
    let maxLength: Int
    private(set) var steps: [[[Int]]] = []

    init(_ table: [[Float]], maxLength: Int = 100) { (self.table, self.maxLength) = (table, maxLength) }

    func step(_ tokens: [[Int]], parents: [Int]) throws -> Logits {
        steps.append(tokens)
        return Logits(values: tokens.flatMap { table[$0.last ?? 0] }, count: table[0].count)
    }
}

/// Draws that are given.
struct GivenDraws: UniformDraws {
    var draws: [Double]

    mutating func next() -> Double { draws.isEmpty ? 0.5 : draws.removeFirst() }
}

/// Against what Tools/reference/sampling.py made with the reference, from the same scores and the same draws.
@Suite struct SamplingTests {
    static let json: JSON = {
        let file = Shared.root.appending(path: "Tests/Fixtures/sampling.json")
        guard let data = try? Data(contentsOf: file) else { return .null }
        return (try? JSON([UInt8](data))) ?? .null
    }()

    static func table() throws -> [[Float]] {
        try #require(json["table"]?.array).map { row in (row.array ?? []).map { Float($0.double ?? 0) } }
    }

    @Test func `words equal the reference's, taken and drawn`() throws {
        let table = try Self.table()
        let cases = try #require(Self.json["cases"]?.array)
        #expect(cases.count == 60)
        var wrong: [String] = []
        var drawn = 0
        for (index, item) in cases.enumerated() {
            func numbers(_ field: String) -> [Int] { item[field]?.array?.compactMap(\.integer) ?? [] }
            let config = try JSONObject(try #require(item["config"]), file: "generation_config.json")
            let settings = try GenerationSettings(config, eosTokens: [2, 33])
            let draws = item["draws"]?.array?.compactMap(\.double) ?? []
            #expect((settings.sampling != nil) == !draws.isEmpty)
            drawn += draws.count
            let found = try Generator.generate(
                TableDecoder(table), prompt: numbers("prompt"), settings, draws: GivenDraws(draws: draws))
            if found.tokens != numbers("tokens") {
                wrong.append("\(index) \(config.json): \(found.tokens), not \(numbers("tokens"))")
            }
            #expect(found.logProbabilities.count == found.tokens.count)
        }
        #expect(drawn > 300)
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.joined(separator: "\n"))")
    }

    @Test func `without draws the likeliest is taken`() throws {
        let table = try Self.table()
        var settings = GenerationSettings()
        let plain = try Generator.generate(TableDecoder(table), prompt: [5], settings)
        settings.sampling = .init()
        settings.sampling?.temperature = 5
        #expect(try Generator.generate(TableDecoder(table), prompt: [5], settings) == plain)
        let drawn = try Generator.generate(
            TableDecoder(table), prompt: [5], settings, draws: SeededDraws(seed: 1))
        #expect(drawn != plain)
    }

    @Test func `a seed gives the same words again`() throws {
        let table = try Self.table()
        var settings = GenerationSettings()
        settings.sampling = .init()
        func words(_ seed: UInt64) throws -> [Int] {
            try Generator.generate(TableDecoder(table), prompt: [7], settings, draws: SeededDraws(seed: seed)).tokens
        }
        #expect(try words(3) == words(3))
        #expect(try words(3) != words(4))
    }

    @Test func `draws are spread evenly`() {
        var draws = SeededDraws(seed: 42)
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<10_000 {
            let draw = draws.next()
            #expect(draw >= 0 && draw < 1)
            counts[Int(draw * 10)] += 1
        }
        #expect(counts.allSatisfy { (900...1100).contains($0) }, "\(counts)")
    }

    @Test(arguments: [
        (#"{"do_sample": true, "temperature": 0}"#, nil as Float?), (#"{"do_sample": false, "temperature": 0.5}"#, nil),
        (#"{"do_sample": true, "temperature": 0.5, "top_p": 1.0, "top_k": null}"#, 0.5),
        (#"{"temperature": 0.5}"#, nil),
    ])
    func `chance is read from the settings`(text: String, temperature: Float?) throws {
        let json = try JSONObject(try JSON(Array(text.utf8)), file: "generation_config.json")
        let settings = try GenerationSettings(json, eosTokens: [])
        #expect(settings.sampling?.temperature == temperature)
        if let sampling = settings.sampling { #expect(sampling.topK == 50 && sampling.topP == 1) }
    }
}
