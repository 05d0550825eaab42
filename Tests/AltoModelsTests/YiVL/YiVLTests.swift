import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against CLIP, the projector as published and Llama, composed (Tools/reference/yi_vl.py).
@Suite struct YiVLTests {
    private static let folder = Shared.root.appending(path: "Tests/Reference/yi-vl")

    private struct Reference {
        let model: YiVLModel
        let cases: [PictureCase]
        let tensors: Checkpoint
        private let scratch = TemporaryFolder()
        private let processor: YiVLImageProcessor

        init(precision: Precision = .fp32, showsStates: Bool = false) throws {
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            try YiVLTests.write(to: scratch.url)
            model = try YiVLModel(
                folder: scratch.url, precision: precision, runtime: Runtime(.init(threads: 1)), showsStates: showsStates
            )
            processor = try YiVLImageProcessor(config: model.config)
            cases = try PictureCase.all(in: folder)
        }

        func look(at size: [Int]) throws -> [Float] {
            try model.features(of: processor.preprocess(ImageProcessorTests.pattern(size[0], size[1])))
        }

        func prompt(_ one: PictureCase) throws -> (tokens: [Int], features: [Float]) {
            try one.prompt(hiddenSize: model.config.text.hiddenSize) { try look(at: $0) }
        }
    }

    /// The model's folder with the vision tower's below it.
    static func write(to target: URL) throws {
        let tower = "vit/clip-vit-h-28"
        try FileManager.default.createDirectory(
            at: target.appending(path: tower), withIntermediateDirectories: true)
        for part in ["", tower] {
            let (from, to) = (folder.appending(path: part), target.appending(path: part))
            try FormulaWeights.write(
                try #require(ModelFile("tensors.json", in: from)).json(),
                to: to.appending(path: "model.safetensors"))
            for name in ["config.json", "preprocessor_config.json"] where ModelFile(name, in: from) != nil {
                try FileManager.default.copyItem(at: from.appending(path: name), to: to.appending(path: name))
            }
        }
    }

    @Test func `what pictures say and each layer equal the reference`() throws {
        let reference = try Reference(showsStates: true)
        for number in 0..<4 {
            let one = reference.cases[number]
            if let picture = one.pictures.first {
                let shape = try #require(reference.tensors.shape(of: "\(number).picture"))
                let expected = try reference.tensors.floats("\(number).picture", shape)
                #expect(distance(try reference.look(at: picture), expected) < 1e-4, "picture of \(number)")
            }
            try one.compareStates(of: reference.model.makeText(), reference.prompt(one), number, reference.tensors)
        }
    }

    @Test func `fifty prompts with pictures are answered as the reference does`() throws {
        let reference = try Reference()
        #expect(reference.cases.count == 50 && Set(reference.cases.map(\.tokens)).count == 50)
        for one in reference.cases {
            let prompt = try reference.prompt(one)
            #expect(prompt.tokens.count == one.length)
            #expect(try one.answer(reference.model.makeText(), prompt) == one.tokens, "\(one)")
        }
    }

    @Test(arguments: [Precision.int8, .int4, .bf16])
    func `coarser weights stay near`(precision: Precision) throws {
        func scores(_ precision: Precision) throws -> [Float] {
            let reference = try Reference(precision: precision)
            let prompt = try reference.prompt(reference.cases[1])
            let text = try reference.model.makeText()
            return Array(try text.read(text.embed(prompt.tokens, replacing: -1, by: prompt.features)).row(0))
        }
        let error = distance(try scores(precision), try scores(.fp32))
        #expect(error > 1e-7 && error < (precision == .int4 ? 0.8 : 0.15), "\(error)")
    }

    @Test func `a conversation reads as the publishers wrote it`() {
        let text = YiVLPrompt.text(
            [
                .init(isHuman: true, text: YiVLPrompt.message("What is it?")), .init(isHuman: false, text: "A cat."),
                .init(isHuman: true, text: "Where?"),
            ], system: "Be polite.")
        #expect(
            text == """
                Be polite.

                ### Human: <image_placeholder>
                What is it?
                ### Assistant: A cat.
                ### Human: Where?
                ### Assistant:
                """)
        #expect(YiVLPrompt.system.hasPrefix("This is a chat between an inquisitive human and an AI assistant. Assume"))
        #expect(YiVLPrompt.system.contains("polite answers. 这是一个") && !YiVLPrompt.system.contains("\n"))
    }

    @Test func `only the first part of a text keeps the token that texts begin with`() throws {
        func tokens(_ text: String, pictures: Int, begins: Bool) throws -> [Int] {
            try YiVLPrompt.tokens(text, pictures: pictures, places: 2, beginToken: 1) {
                (begins ? [1] : []) + $0.utf8.map(Int.init)
            }
        }
        let text = "a<image_placeholder>b"
        #expect(try tokens(text, pictures: 1, begins: true) == [1, 97, -1, -1, 98])
        #expect(try tokens(text, pictures: 1, begins: false) == [97, -1, -1, 98])
        let problem = #expect(throws: Problem.self) { try tokens(text, pictures: 2, begins: false) }
        #expect(problem?.message == "The text has places for 1 pictures, but there are 2.")
    }

    @Test(arguments: [
        ("mm_vision_tower", #""../../etc""#, "“mm_vision_tower” is not a folder within the model's"),
        ("mm_vision_tower", #""/etc""#, "“mm_vision_tower” is not a folder within the model's"),
        ("mm_vision_tower", #""./vit/none""#, "config.json of the vision tower"),
        ("mm_hidden_size", "17", "“mm_hidden_size” is not 16, the width of the vision tower"),
        ("mm_projector_type", #""mystery""#, "“mm_projector_type” is not a projector that Alto knows"),
        ("mm_vision_select_feature", #""all""#, "“mm_vision_select_feature” is not “patch” or “cls_patch”"),
        ("mm_vision_select_layer", "-9", "“mm_vision_select_layer” is not a number from -4 to -1"),
    ])
    func `a config that is not Yi-VL's is told in a sentence`(field: String, value: String, sentence: String) throws {
        let scratch = TemporaryFolder()
        try Self.write(to: scratch.url)
        let file = scratch.url.appending(path: "config.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing(try Regex("\"\(field)\": [^,\n]*"), with: "\"\(field)\": \(value)")
        #expect(changed != text)
        try Data(changed.utf8).write(to: file)
        let error = #expect(throws: ModelFileError.self) { try YiVLConfig(folder: scratch.url) }
        #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
    }

    @Test func `a missing vision tower is told`() throws {
        let scratch = TemporaryFolder()
        try Self.write(to: scratch.url)
        try FileManager.default.removeItem(at: scratch.url.appending(path: "vit/clip-vit-h-28/model.safetensors"))
        #expect(throws: CheckpointError.self) {
            try YiVLModel(folder: scratch.url, precision: .fp32, runtime: Runtime(.init(threads: 1)))
        }
    }
}
