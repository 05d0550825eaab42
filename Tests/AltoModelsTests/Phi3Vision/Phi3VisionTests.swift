import Alto
import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// Against CLIP, the projector as published and Phi-3, composed (Tools/reference/phi3_vision.py).
@Suite struct Phi3VisionTests {
    private static let folder = Shared.root.appending(path: "Tests/Reference/phi3-vision")

    private struct Reference {
        let model: Phi3VisionModel
        let cases: [PictureCase]
        let tensors: Checkpoint
        private let scratch = TemporaryFolder()
        private var processor = Phi3VisionImageProcessor()

        /// - Parameter mark: where the short factors end: `soon`, at 40 places, or as `published`, at 4096.
        init(_ mark: String, precision: Precision = .fp32, showsStates: Bool = false) throws {
            tensors = Checkpoint(try Weights(files: [folder.appending(path: "reference.safetensors")]))
            try FormulaWeights.write(
                try #require(ModelFile("tensors.json", in: folder)).json(),
                to: scratch.url.appending(path: "model.safetensors"))
            try FileManager.default.copyItem(
                at: folder.appending(path: "\(mark).json"), to: scratch.url.appending(path: "config.json"))
            model = try Phi3VisionModel(
                folder: scratch.url, precision: precision, runtime: Runtime(.init(threads: 1)), showsStates: showsStates
            )
            processor.tile = model.config.vision.imageSize
            processor.crops = 4
            cases = try PictureCase.all(in: folder).filter { $0.model == mark }
        }

        func look(at size: [Int]) throws -> [Float] {
            try model.features(of: processor.preprocess(ImageProcessorTests.pattern(size[0], size[1])))
        }

        func prompt(_ one: PictureCase) throws -> (tokens: [Int], features: [Float]) {
            try one.prompt(hiddenSize: model.config.text.hiddenSize) { try look(at: $0) }
        }
    }

    @Test func `what pictures say and each layer equal the reference`() throws {
        let reference = try Reference("soon", showsStates: true)
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

    /// Half of them cross from the short factors to the long ones while they are written.
    @Test func `fifty prompts with pictures are answered as the reference does`() throws {
        let reference = try Reference("soon")
        #expect(reference.cases.count == 50 && Set(reference.cases.map(\.tokens)).count == 50)
        for one in reference.cases {
            let prompt = try reference.prompt(one)
            #expect(prompt.tokens.count == one.length)
            #expect(try one.answer(reference.model.makeText(), prompt) == one.tokens, "\(one)")
        }
    }

    @Test func `an answer that crosses the 4096th place is the reference's`() throws {
        let reference = try Reference("published")
        let one = try #require(reference.cases.first)
        #expect(one.length == 4092 && one.tokens.count > 6)
        #expect(try one.answer(reference.model.makeText(), reference.prompt(one)) == one.tokens)
    }

    @Test func `one pixel of the last tile changes what comes next`() throws {
        let reference = try Reference("soon")
        let one = try #require(reference.cases.first { $0.pictures.count == 1 })
        var processor = Phi3VisionImageProcessor()
        (processor.tile, processor.crops) = (reference.model.config.vision.imageSize, 4)
        let raster = try ImageProcessorTests.pattern(one.pictures[0][0], one.pictures[0][1])
        var bytes = raster.bytes
        bytes[bytes.count - 1] ^= 0xFF
        let changed = try #require(Raster(width: raster.width, height: raster.height, bytes: bytes))
        func scores(_ raster: Raster) throws -> [Float] {
            let prompt = try one.prompt(hiddenSize: reference.model.config.text.hiddenSize) { _ in
                try reference.model.features(of: processor.preprocess(raster))
            }
            let text = try reference.model.makeText()
            return Array(try text.read(text.embed(prompt.tokens, replacing: -1, by: prompt.features)).row(0))
        }
        #expect(distance(try scores(changed), try scores(raster)) > 1e-4)
    }

    @Test(arguments: [Precision.int8, .int4, .bf16])
    func `coarser weights stay near`(precision: Precision) throws {
        func scores(_ precision: Precision) throws -> [Float] {
            let reference = try Reference("soon", precision: precision)
            let prompt = try reference.prompt(reference.cases[0])
            let text = try reference.model.makeText()
            return Array(try text.read(text.embed(prompt.tokens, replacing: -1, by: prompt.features)).row(0))
        }
        let error = distance(try scores(precision), try scores(.fp32))
        #expect(error > 1e-7 && error < (precision == .int4 ? 0.8 : 0.15), "\(error)")
    }

    @Test func `marks of pictures are found in their order`() throws {
        #expect(
            Phi3VisionPrompt.parts("<|user|>\n<|image_2|>\n<|image_10|>") == [
                .text("<|user|>\n"), .picture(2), .text("\n"), .picture(10), .text(""),
            ])
        #expect(Phi3VisionPrompt.parts("<|image_x|>") == [.text("<|image_x|>")])
        #expect(Phi3VisionPrompt.mark(3) == "<|image_3|>\n")
    }

    @Test(arguments: ["<|image_3|>", "<|image_0|>", "<|image_99999999999999999999|>"])
    func `a mark without a picture is told`(mark: String) {
        let problem = #expect(throws: Problem.self) {
            try Phi3VisionPrompt.tokens("see \(mark)", places: [1, 1]) { _ in [7] }
        }
        #expect(problem?.code == .usage && problem?.message.contains("but there are 2") == true)
    }

    @Test func `each part of a text is encoded by itself and begins as texts begin`() throws {
        let tokens = try Phi3VisionPrompt.tokens("a<|image_2|>b<|image_1|>", places: [1, 2]) {
            [1] + $0.utf8.map(Int.init)
        }
        #expect(tokens == [1, 97, -1, -1, 1, 98, -1, 1])
    }

    @Test(arguments: [
        (#"{"embd_layer": {"hd_transform_order": "glb_sub"}}"#, "“embd_layer.hd_transform_order” is not “sub_glb”"),
        (#"{"embd_layer": {"use_hd_transform": false}}"#, "“embd_layer.use_hd_transform” is not true"),
        (#"{"img_processor": {"layer_idx": -40}}"#, "“img_processor.layer_idx” is not a number from -25 to -1"),
        (#"{"img_processor": {"vision_config": {"image_size": 21, "patch_size": 7}}}"#, "an even number of patches"),
        (#"{"model_type": "phi3"}"#, "“model_type” is not “phi3_v”"),
    ])
    func `a config that is not Phi-3-Vision's is told in a sentence`(text: String, sentence: String) throws {
        let error = #expect(throws: ModelFileError.self) {
            try TemporaryFolder.with(["config.json": text]) { try Phi3VisionConfig(folder: $0) }
        }
        #expect(error?.sentence.contains(sentence) == true, "\(error?.sentence ?? "")")
    }

    @Test func `the published file means ViT-L for pictures of 336 and 2509 places for sixteen squares`() throws {
        let config = try TemporaryFolder.with(["config.json": #"{"model_type": "phi3_v", "sliding_window": 131072}"#]) {
            try Phi3VisionConfig(folder: $0)
        }
        #expect(config.vision == .clipLarge336 && config.visionOutput == .hidden(-2))
        #expect(config.tokens(grid: PixelSize(height: 4, width: 4)) == 2509)
        #expect(config.text.slidingWindow == nil)
    }
}
