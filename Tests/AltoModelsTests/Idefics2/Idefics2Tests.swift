import AltoGraph
import AltoJSON
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

/// A small model and what transformers computes with it (Tools/reference/idefics2.py).
@Suite struct Idefics2Tests {
    private func model(
        _ folder: URL, _ precision: Precision = .fp32, showsStates: Bool = false
    ) throws -> Idefics2Model {
        try Idefics2Model(
            folder: folder, precision: precision, runtime: Runtime(.init(threads: 1)), cache: nil,
            showsStates: showsStates)
    }

    @Test func `pictures in their own shape and each layer equal the reference`() throws {
        let reference = try VisionLanguageReference("idefics2")
        try reference.compareStates(
            Idefics2Setup(folder: reference.folder, splits: true), model(reference.folder, showsStates: true))
    }

    @Test func `fifty prompts with pictures are answered as by the reference`() throws {
        let reference = try VisionLanguageReference("idefics2")
        let setups = try (
            whole: Idefics2Setup(folder: reference.folder), split: Idefics2Setup(folder: reference.folder, splits: true)
        )
        try reference.compareAnswers(setups, model(reference.folder)) { one in
            let images = Array(repeating: ChatMessage.Part.image, count: one["sizes"]?.array?.count ?? 0)
            let text = [ChatMessage.Part.text(one["text"]?.string ?? "")]
            return [ChatMessage("user", one["textFirst"]?.bool == true ? text + images : images + text)]
        }
    }

    @Test(arguments: [Precision.int8, .int4])
    func `coarser weights see nearly the same`(precision: Precision) throws {
        let reference = try VisionLanguageReference("idefics2")
        let picture = try Idefics2Setup(folder: reference.folder).prepare(ImageProcessorTests.pattern(40, 30))
        let error = distance(
            try model(reference.folder, precision).features(of: picture),
            try model(reference.folder).features(of: picture))
        #expect(error > 1e-7 && error < (precision == .int4 ? 0.8 : 0.15), "\(error)")
    }

    /// The picture encoder in bfloat16 ended the process with SIGFPE.
    @Test func `a text in bfloat16 is near the exact one`() throws {
        let reference = try VisionLanguageReference("idefics2")
        let setup = try Idefics2Setup(folder: reference.folder)
        let picture = try setup.prepare(ImageProcessorTests.pattern(40, 30))
        let prompt = try setup.prompt([ChatMessage("user", [.image, .text("What is this?")])], pictures: [picture])
        func scores(_ precision: Precision) throws -> [Float] {
            let model = try model(reference.folder, precision)
            let text = try model.makeText()
            let vectors = try text.embed(
                prompt.tokens, replacing: prompt.imageToken, by: model.features(of: picture))
            return Array(try text.read(vectors).row(0))
        }
        #expect(distance(try scores(.bf16), try scores(.fp32)) < 0.15)
    }

    @Test func `the folder is one that converses`() throws {
        let reference = try VisionLanguageReference("idefics2")
        #expect(ModelRegistry.standard.converser(of: reference.folder)?.family == "idefics2")
    }
}
