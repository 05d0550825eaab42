import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against the reference implementation, OFA-Sys/OFA (Tools/reference/ofa.py).
@Suite struct OFAModelTests {
    private struct Reference {
        let model: OFAModel
        let size: Int
        let cases: [(ids: [Int], greedy: [Int], beam: [Int])]
        private let tensors: Checkpoint
        private let scratch = TemporaryFolder()

        init(_ name: String, precision: Precision = .fp32, showsStates: Bool = false) throws {
            let folder = Shared.root.appending(path: "Tests/Reference/ofa/\(name)")
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            cases = try #require(try ModelFile("cases.json", in: folder)?.json().array).map { one in
                func tokens(_ name: String) -> [Int] { one[name]?.array?.compactMap(\.integer) ?? [] }
                return (tokens("ids"), tokens("greedy"), tokens("beam"))
            }
            try FormulaWeights.write(
                try #require(ModelFile("tensors.json", in: folder)).json(),
                to: scratch.url.appending(path: "model.safetensors"))
            try FileManager.default.copyItem(
                at: folder.appending(path: "config.json"), to: scratch.url.appending(path: "config.json"))
            size = name == "usual" ? 96 : 64
            model = try OFAModel(
                folder: scratch.url, imageSize: size, precision: precision, runtime: Runtime(), showsStates: showsStates
            )
        }

        func tensor(_ path: String) throws -> [Float] {
            try tensors.floats(path, try #require(tensors.shape(of: path)))
        }

        /// Coarse and fine noise, as the reference made it.
        func pixels(_ number: Int) -> Tensor {
            let coarse = FormulaWeights.numbers("coarse \(number)", count: 48, center: 0, spread: 1)
            var pixels = FormulaWeights.numbers("fine \(number)", count: 3 * size * size, center: 0, spread: 0.3)
            for index in pixels.indices {
                let (plane, row, column) = (index / (size * size), index / size % size, index % size)
                pixels[index] += coarse[plane * 16 + row * 4 / size * 4 + column * 4 / size]
            }
            return Tensor(pixels, [1, 3, size, size])
        }
    }

    private static let checkpoints = ["usual", "odd"]

    @Test(arguments: checkpoints) func `texts equal the reference, token for token`(name: String) throws {
        let reference = try Reference(name)
        let model = reference.model
        #expect(reference.cases.count == 24 && Set(reference.cases.map(\.beam)).count > 16)
        var settings = GenerationSettings()
        settings.eosTokens = [model.config.eosToken]
        settings.forcedEOSToken = model.config.forcedEOSToken
        settings.noRepeatNGramSize = 3
        settings.maxLength = 20
        settings.earlyStopping = .formerHeuristic
        for (number, one) in reference.cases.enumerated() {
            let encoded = try model.encode(one.ids, about: try model.look(at: reference.pixels(number)))
            for (beams, expected) in [(1, one.greedy), (5, one.beam)] {
                settings.numBeams = beams
                let found = try Generator.generate(
                    try model.makeDecoder(lookingAt: encoded), prompt: [model.config.bosToken], settings)
                #expect(found.tokens == expected, "picture \(number), \(beams) beams")
            }
        }
    }

    @Test(arguments: checkpoints) func `states and scores equal the reference`(name: String) throws {
        let reference = try Reference(name, showsStates: true)
        let model = reference.model
        for number in 0..<3 {
            let one = reference.cases[number]
            let picture = try model.look(at: reference.pixels(number))
            let side = reference.size / ResNet.patch
            let seen = try picture.floats(OFAModel.seen).enumerated().filter { index, _ in
                index / side % side % 2 == 0 && index % side % 3 == 0
            }.map(\.element)
            #expect(distance(seen, try reference.tensor("\(number).trunk")) < 1e-5)
            let encoded = try model.encode(one.ids, about: picture)
            for layer in 0...model.config.encoder.layers {
                #expect(
                    distance(
                        try encoded.floats(DecoderIO.state(layer)), try reference.tensor("\(number).encoder.\(layer)"))
                        < 1e-5)
            }
            let start = [model.config.bosToken] + one.greedy.prefix(9)
            let whole = try model.makeDecoder(lookingAt: encoded).step([start], parents: [0])
            let logits = try reference.tensor("\(number).logits")
            #expect(distance(Array(whole.row(0)), logits) < 1e-4)
            // Word by word, with keys and values kept, it is the same.
            let decoder = try model.makeDecoder(lookingAt: encoded)
            var last: Logits?
            for token in start { last = try decoder.step([[token]], parents: [0]) }
            #expect(distance(Array(try #require(last).row(0)), logits) < 1e-4)
            for (layer, states) in try decoder.states().enumerated() {
                #expect(distance(states, try reference.tensor("\(number).decoder.\(layer)")) < 1e-4)
            }
        }
    }

    @Test(arguments: checkpoints) func `int8 stays near`(name: String) throws {
        let reference = try Reference(name, precision: .int8)
        for number in 0..<3 {
            let one = reference.cases[number]
            let encoded = try reference.model.encode(
                one.ids, about: try reference.model.look(at: reference.pixels(number)))
            let start = [reference.model.config.bosToken] + one.greedy.prefix(9)
            let scores = try reference.model.makeDecoder(lookingAt: encoded).step([start], parents: [0])
            let far = distance(Array(scores.row(0)), try reference.tensor("\(number).logits"))
            // Not 0: it is another arithmetic.
            #expect(far > 1e-4 && far < 0.1)
        }
    }

    @Test func `what came before changes nothing`() throws {
        let reference = try Reference("usual", showsStates: true)
        let model = reference.model
        let picture = try model.look(at: reference.pixels(3))
        let long = [0] + (4..<34) + [2]
        let expected = try model.encode(long, about: picture).floats(DecoderIO.state(2))
        for length in [1, 5, 40, 1] {
            _ = try model.encode(Array(repeating: 7, count: length), about: try model.look(at: reference.pixels(4)))
        }
        #expect(
            distance(
                try model.encode(long, about: try model.look(at: reference.pixels(3))).floats(DecoderIO.state(2)),
                expected) < 1e-6)
    }

    @Test func `what is no prompt of the model's is told`() throws {
        let reference = try Reference("odd")
        let picture = try reference.model.look(at: reference.pixels(0))
        for tokens in [[], [90], [-1], Array(repeating: 1, count: 41)] {
            #expect(throws: GraphError.self) { try reference.model.encode(tokens, about: picture) }
        }
    }
}

/// The whole way: a folder as the hub has it, a picture, a caption and an answer.
@Suite struct OFACaptionerTests {
    private static let reference = Shared.root.appending(path: "Tests/Reference/ofa/usual")

    private func folder() throws -> TemporaryFolder {
        let scratch = TemporaryFolder()
        let tensors = try #require(ModelFile("tensors.json", in: Self.reference))
        try FormulaWeights.write(try tensors.json(), to: scratch.url.appending(path: "model.safetensors"))
        for name in ["config.json", "vocab.json", "merges.txt", "preprocessor_config.json"] {
            try FileManager.default.copyItem(
                at: Self.reference.appending(path: name), to: scratch.url.appending(path: name))
        }
        return scratch
    }

    private static var picture: Picture {
        let bytes = FormulaWeights.numbers("picture", count: 6000, center: 127, spread: 127).map { UInt8($0) }
        return Picture(width: 50, height: 40, facts: PictureFacts(format: "png", byteCount: 0)) { _ in
            Raster(width: 50, height: 40, bytes: bytes)!
        }
    }

    @Test func `a caption and an answer are the reference's`() async throws {
        let folder = try folder()
        let captioner = try Captioner(folder: folder.url, name: "OFA", cache: nil)
        guard case .caption(let caption) = try await captioner.observe(Self.picture) else { throw CancellationError() }
        let whole = try #require(ModelFile("whole.json", in: Self.reference))
        let cases = try #require(try whole.json().array)
        let answer = try await captioner.ask(Self.picture, question: try #require(cases[1]["question"]?.string))
        for (found, expected) in zip([caption, answer], cases) {
            // The end, and words without a text, are in neither.
            #expect(found.tokens == expected["tokens"]?.array?.compactMap(\.integer).dropLast())
            #expect(found.text == expected["text"]?.string)
        }
        #expect(caption.text != answer.text && caption.model == "OFA")
    }

    @Test func `prompts become the reference's tokens`() throws {
        let folder = try folder()
        let setup = try OFASetup(folder: folder.url, options: CaptionerOptions())
        let whole = try #require(ModelFile("whole.json", in: Self.reference))
        for one in try #require(try whole.json().array) {
            let asked = one["question"]?.string
            let ids = asked.map { setup.tokenizer.encode(" " + $0) }
            let expected = one["ids"]?.array?.compactMap(\.integer) ?? []
            #expect(try ids ?? setup.prompt(nil).asked == expected)
        }
    }

    @Test(arguments: [
        ("", Problem.Code.textEmpty), (" \n", .textEmpty), (String(repeating: "is this ", count: 200), .textTooLong),
    ])
    func `a question that is none is told`(question: String, code: Problem.Code) async throws {
        let folder = try folder()
        let captioner = try Captioner(folder: folder.url, cache: nil)
        let problem = await #expect(throws: Problem.self) { try await captioner.ask(Self.picture, question: question) }
        #expect(problem?.code == code)
    }

    @Test func `pictures of another size than the model has places for are refused`() async throws {
        let folder = try folder()
        for size in ["100", "144", "{\"shortest_edge\": 96}"] {
            try Data("{\"size\": \(size)}".utf8).write(to: folder.url.appending(path: "preprocessor_config.json"))
            let problem = #expect(throws: Problem.self) { try Captioner(folder: folder.url, cache: nil) }
            #expect(problem?.code == .modelInvalid)
        }
    }
}

@Suite struct OFADistancesTests {
    @Test func `distances between words are told apart where the reference does`() throws {
        let folder = Shared.root.appending(path: "Tests/Reference/ofa")
        let file = try #require(ModelFile("buckets.json", in: folder))
        let sizes = try #require(try file.json().members)
        #expect(sizes.count == 10)
        for (size, changes) in sizes {
            var config = OFAConfig()
            config.tokenBucketSize = try #require(Int(size))
            let table = OFARelativePositionBias.tokenBuckets(config)
            let right = Array(table.suffix(OFAConfig.maxRelativeDistance))
            let found = right.indices.filter { $0 == 0 || right[$0] != right[$0 - 1] }.map { [$0, right[$0]] }
            #expect(found == changes.array?.compactMap { $0.array?.compactMap(\.integer) }, "\(size)")
            // To the left it is the same, below the middle.
            #expect(zip(table, table.reversed()).allSatisfy { $0 + $1 == 2 * config.tokenBucketSize - 2 })
        }
    }
}
