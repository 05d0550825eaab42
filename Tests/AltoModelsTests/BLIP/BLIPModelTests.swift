import AltoGraph
import Foundation
import Testing

@testable import AltoModels

@Suite struct BLIPModelTests {
    private static let captioners = ["captioner", "narrow"]

    private func model(_ reference: BLIPReference, showsStates: Bool = false) throws -> BLIPModel {
        try BLIPModel(
            folder: reference.folder, precision: .fp32, runtime: Runtime(.init(threads: 1)), cache: nil,
            stages: showsStates ? 1 : 2, showsStates: showsStates)
    }

    @Test(arguments: captioners + ["answerer"])
    func `each layer of the picture encoder equals the reference`(name: String) throws {
        let reference = try BLIPReference(name)
        let vision = reference.config.vision
        let model = try model(reference, showsStates: true)
        for picture in 0..<2 {
            let request = try model.encode(reference.picture(picture))
            for index in 0...vision.layers + 1 {
                let expected = try reference.state(
                    "vision.\(index)", [vision.numPositions, vision.hiddenSize], of: picture)
                let found = try request.floats(DecoderIO.state(index))
                #expect(found.count == expected.count)
                #expect(distance(found, expected) < 1e-4, "\(name), layer \(index)")
            }
        }
    }

    @Test(arguments: captioners + ["answerer"])
    func `each layer of the text decoder equals the reference, at once and word by word`(name: String) throws {
        let reference = try BLIPReference(name)
        let text = reference.config.text
        let model = try model(reference, showsStates: true)
        let length = reference.text.count
        for picture in 0..<2 {
            let request = try source(model, reference, picture)
            let logits = try reference.state("logits", [length, text.vocabSize], of: picture)
            let last = logits.suffix(text.vocabSize)

            let whole = try model.makeDecoder(lookingAt: request)
            let scores = try whole.step([reference.text], parents: [0])
            #expect(distance(scores.row(0), last) < 1e-4)
            for (index, state) in try whole.states().enumerated() {
                let expected = try reference.state("decoder.\(index)", [length, text.hiddenSize], of: picture)
                #expect(distance(state, expected) < 1e-4, "\(name), layer \(index)")
            }

            let stepwise = try model.makeDecoder(lookingAt: request)
            for (position, token) in reference.text.enumerated() {
                let scores = try stepwise.step([[token]], parents: [0])
                let expected = logits[position * text.vocabSize..<(position + 1) * text.vocabSize]
                #expect(distance(scores.row(0), expected) < 1e-4)
                for (index, state) in try stepwise.states().enumerated() {
                    let states = try reference.state("decoder.\(index)", [length, text.hiddenSize], of: picture)
                    #expect(
                        distance(state, states[position * text.hiddenSize..<(position + 1) * text.hiddenSize]) < 1e-4)
                }
            }
        }
    }

    @Test func `each layer of the question encoder equals the reference`() throws {
        let reference = try BLIPReference("answerer")
        let text = reference.config.text
        let model = try model(reference, showsStates: true)
        let picture = try model.encode(reference.picture(1))
        let question = try model.encode(question: reference.prompt, about: picture)
        for index in 0...text.layers {
            let expected = try reference.state("question.\(index)", [reference.prompt.count, text.hiddenSize], of: 1)
            #expect(distance(try question.floats(DecoderIO.state(index)), expected) < 1e-4)
        }
    }

    /// Greedy and beam search, with and without a prompt, and six other ways of searching; on 200 pictures for the first
    /// checkpoint, on 30 for the others (on all of them with ALTO_LONG_TESTS=1).
    @Test(arguments: captioners + ["answerer"])
    func `what is written equals the reference token by token`(name: String) throws {
        let reference = try BLIPReference(name)
        let model = try model(reference)
        let isLong = name == "captioner" || ProcessInfo.processInfo.environment["ALTO_LONG_TESTS"] == "1"
        let pictures = isLong ? 200 : 30
        let sources = try (0..<pictures).map { try source(model, reference, $0) }
        for test in reference.cases {
            // A captioner's prompt begins with its own token and loses its last, which would end the text.
            let begin = reference.config.text.bosToken
            let isAnswerer = reference.config.task == .questionAnswering
            let prompt = isAnswerer ? [begin] : [begin] + (test.prompt ?? []).dropFirst().dropLast()
            var wrong: [Int] = []
            for (index, expected) in test.tokens.prefix(pictures).enumerated() {
                let found = try Generator.generate(
                    try model.makeDecoder(lookingAt: sources[index]), prompt: prompt, test.settings)
                if found.words(eosTokens: test.settings.eosTokens) != expected { wrong.append(index) }
            }
            #expect(
                wrong.isEmpty,
                "\(name), \(test.name), prompt \(test.prompt ?? []): \(wrong.count) of \(test.tokens.count)")
            #expect(Set(test.tokens).count * 3 > test.tokens.count, "the reference hardly tells the pictures apart")
        }
    }

    private func source(_ model: BLIPModel, _ reference: BLIPReference, _ picture: Int) throws -> InferenceRequest {
        let request = try model.encode(reference.picture(picture))
        guard model.config.task == .questionAnswering else { return request }
        return try model.encode(question: reference.prompt, about: request)
    }
}
