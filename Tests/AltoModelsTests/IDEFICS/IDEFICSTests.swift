import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small model and what transformers computes with it (Tools/reference/idefics.py).
@Suite struct IDEFICSTests {
    private let reference: VisionLanguageReference
    private let setup: IDEFICSSetup

    init() throws {
        reference = try VisionLanguageReference("idefics")
        setup = try IDEFICSSetup(folder: reference.folder)
    }

    private func model(_ precision: Precision = .fp32, showsStates: Bool = false) throws -> IDEFICSModel {
        try IDEFICSModel(
            folder: reference.folder, precision: precision, runtime: Runtime(.init(threads: 1)), cache: nil,
            showsStates: showsStates)
    }

    @Test func `what is seen of a picture and each layer equal the reference`() throws {
        try reference.compareStates(setup, model(showsStates: true))
    }

    @Test func `fifty prompts of pictures and texts in turn are answered as by the reference`() throws {
        try reference.compareAnswers((setup, setup), model()) { one in
            (one["turns"]?.array ?? []).map { turn in
                let parts = turn.array?.last?.array ?? []
                return ChatMessage(
                    turn.array?.first?.string ?? "", parts.map { part in part.string.map { .text($0) } ?? .image })
            }
        }
    }

    @Test func `without a resampler, norms and added words it equals the reference, too`() throws {
        let reference = try VisionLanguageReference("idefics-plain")
        let setup = try IDEFICSSetup(folder: reference.folder)
        let model = try IDEFICSModel(
            folder: reference.folder, precision: .fp32, runtime: Runtime(.init(threads: 1)), cache: nil,
            showsStates: true)
        try reference.compareStates(setup, model)
        #expect(!setup.followsInstructions && setup.settings.eosTokens == [2])
    }

    @Test func `word by word a prompt is read as at once`() throws {
        let (prompt, features, text) = try twoPictures()
        let whole = Array(try text.read(prompt, features: features).row(0))
        try text.reset()
        var last: [Float] = []
        for end in 1...prompt.tokens.count {
            var part = prompt
            part.tokens = Array(prompt.tokens[..<end])
            let shown = part.tokens.count { $0 == prompt.imageToken }
            let seen = Array(features.prefix(shown * features.count / 2))
            last = Array(try text.read(part, from: end - 1, features: seen).row(0))
        }
        #expect(distance(whole, last) < 1e-5)
    }

    @Test func `a word sees the last picture before it and no other`() throws {
        let (prompt, features, text) = try twoPictures()
        let half = features.count / 2
        let read = { (features: [Float]) in
            try text.reset()
            _ = try text.read(prompt, features: features)
            return try text.states()
        }
        let known = try read(features)
        let width = text.hiddenSize
        let second = try #require(prompt.tokens.lastIndex(of: prompt.imageToken))
        let first = try #require(prompt.tokens.firstIndex(of: prompt.imageToken))
        for (number, changed) in try [
            read(features[..<half].map(-) + features[half...]), read(features[..<half] + features[half...].map(-)),
        ].enumerated() {
            let start = number == 0 ? first : second
            #expect(changed[0].prefix(start * width) == known[0].prefix(start * width))
            #expect(distance(Array(changed[0][(start * width)...]), Array(known[0][(start * width)...])) > 0.01)
        }
        let shown = ShownPictures(features, at: [first, second], width: features.count / 10)
        let shut = [Float](repeating: -.greatestFiniteMagnitude, count: 5)
        let open = [Float](repeating: 0, count: 5)
        let masks = (shown.mask(first..<first + 1), shown.mask(second..<second + 1), shown.mask(0..<1))
        #expect(masks.0.mask.values == open + shut && masks.0.sees.values == [1])
        #expect(masks.1.mask.values == shut + open && masks.1.sees.values == [1])
        #expect(masks.2.sees.values == [0])
    }

    @Test func `a conversation is written as the model was taught`() {
        let messages = [
            ChatMessage("system", "Be brief."),
            ChatMessage("user", [.image, .image, .text(" What is this?\nUser: me ")]),
            ChatMessage("assistant", "A dog."), ChatMessage("user", [.text("And this?"), .image]),
        ]
        let (border, image) = ("<fake_token_around_image>", "<image>")
        let first = "User:\(border)\(image)\(border)\(image)\(border)What is this?\n User: me"
        #expect(
            IDEFICSPrompt.text(messages, endOfTurn: "<end_of_utterance>") == """
                Be brief.
                \(first)<end_of_utterance>
                Assistant: A dog.<end_of_utterance>
                User: And this?\(border)\(image)\(border)<end_of_utterance>
                Assistant:
                """)
        #expect(IDEFICSPrompt.text([ChatMessage("user", "Hi")], endOfTurn: "") == "User: Hi\nAssistant:")
    }

    @Test func `a conversation goes on from what was read, with the pictures of both turns`() async throws {
        try await ConverserTesting.converse(in: reference.folder)
    }

    @Test func `answers end at the end of a turn and show no pictures`() {
        let end = setup.tokenizer.id(of: "<end_of_utterance>")
        #expect(end.map(setup.settings.eosTokens.contains) == true)
        #expect(setup.settings.eosTokens.contains(2))
        #expect(setup.stopTexts == ["\nUser:"])
        #expect(setup.settings.suppressedTokens == [301, 300])
        #expect(setup.followsInstructions)
    }

    @Test(arguments: [Precision.int8, .int4, .bf16])
    func `coarser weights stay near, where nothing is seen, too`(precision: Precision) throws {
        let (prompt, features, _) = try twoPictures()
        func scores(_ precision: Precision) throws -> [Float] {
            Array(try model(precision).makeText().read(prompt, features: features).row(0))
        }
        let error = distance(try scores(precision), try scores(.fp32))
        #expect(error > 1e-7 && error < (precision == .int4 ? 0.8 : 0.15), "\(error)")
    }

    @Test(arguments: [
        (#"{"cross_layer_interval": 3, "num_hidden_layers": 4}"#, "“cross_layer_interval” is not a divisor"),
        (#"{"cross_layer_interval": 0}"#, "“cross_layer_interval” is not a number from 1 to 32"),
        (#"{"additional_vocab_size": -1}"#, "“additional_vocab_size” is not a number from 0"),
        (#"{"use_resampler": true, "perceiver_config": {"resampler_depth": 0}}"#, "resampler_depth” is not a number"),
        (#"{"model_type": "idefics2"}"#, "“model_type” is not “idefics”"),
    ])
    func `a config that is not IDEFICS' is told in a sentence`(text: String, sentence: String) throws {
        let error = #expect(throws: ModelFileError.self) {
            try TemporaryFolder.with(["config.json": text]) { try IDEFICSConfig(folder: $0) }
        }
        #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
    }

    @Test func `a published model has nearly nine thousand million weights`() throws {
        let text = #"{"cross_layer_interval": 4, "additional_vocab_size": 2, "vision_config": {"embed_dim": 1280}}"#
        let config = try TemporaryFolder.with(["config.json": text]) { try IDEFICSConfig(folder: $0) }
        // Llama of 7 billion, and eight layers that look.
        #expect(config.text.parameterCount == 6_738_149_376 + 2 * 2 * 4096 + 8 * 179_306_496)
        #expect(config.vision.tokens == 257 && config.resampler == nil)
    }

    @Test func `the folder is one that converses`() {
        #expect(ModelRegistry.standard.converser(of: reference.folder)?.family == "idefics")
    }

    /// A prompt with a picture, a text, a picture and a text; their vectors; and a text to read them in.
    private func twoPictures() throws -> (VisionLanguagePrompt, [Float], CausalDecoder) {
        let model = try model(showsStates: true)
        let pictures = try [(40, 30), (20, 90)].map { try setup.prepare(ImageProcessorTests.pattern($0, $1)) }
        let messages = [ChatMessage("user", [.text("See"), .image, .text("and"), .image, .text("now?")])]
        return (
            try setup.prompt(messages, pictures: pictures), try pictures.flatMap { try model.features(of: $0) },
            try model.makeText()
        )
    }
}
