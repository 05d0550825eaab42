import AltoModels
import AltoTesting
import Foundation
import Testing

/// The words of the toy checkpoints (Tools/toy-blip): what transformers generated for the held-out pictures, as ids
/// and as text.
@Suite struct ToyCheckpointTests {
    static let fixtures = Shared.root.appending(path: "Tests/Fixtures")

    static func heldOut() throws -> JSON {
        try JSON([UInt8](Data(contentsOf: fixtures.appending(path: "toy-held-out/held-out.json"))))
    }

    @Test func `transformers' captions are right on at least 95 in 100 pictures`() throws {
        let pictures = try #require(Self.heldOut()["pictures"]?.array)
        #expect(pictures.count == 500)
        for kind in ["caption", "prompted", "beams"] {
            let right = pictures.count { $0[kind]?["text"]?.string == $0["truth"]?.string }
            #expect(right >= 475, "\(kind): \(right)")
        }
        let answered = pictures.count { $0["question"]?["answer"]?.string == $0["question"]?["truth"]?.string }
        #expect(answered >= 475, "\(answered)")
    }

    @Test func `ids and texts of captions and answers turn into one another`() throws {
        let captioner = try Tokenizer(folder: Self.fixtures.appending(path: "toy-blip"))
        let answerer = try Tokenizer(folder: Self.fixtures.appending(path: "toy-vqa"))
        for picture in try #require(Self.heldOut()["pictures"]?.array) {
            for (tokenizer, part, field) in [
                (captioner, picture["caption"], "text"), (captioner, picture["beams"], "text"),
                (answerer, picture["question"], "answer"),
            ] {
                let tokens = (part?["tokens"]?.array ?? []).compactMap(\.integer)
                let text = try #require(part?[field]?.string)
                #expect(tokenizer.decode(tokens) == text)
                #expect(tokenizer.encode(text, addingSpecialTokens: false) == tokens)
            }
        }
    }

    /// As in the published checkpoints, the id that starts a caption is in no vocabulary and shows as nothing.
    @Test func `the start of a caption has no text`() throws {
        let captioner = try Tokenizer(folder: Self.fixtures.appending(path: "toy-blip"))
        #expect(captioner.decode([117] + captioner.encode("a picture of two red circles")) == "a picture of two red circles")
        #expect(captioner.identifierCount == 117)
    }

    @Test func `the processor makes 64 by 64 pixels`() throws {
        let settings = try PixelProcessor(folder: Self.fixtures.appending(path: "toy-blip")).settings
        #expect(settings.size == .exact(height: 64, width: 64) && settings.filter == .bicubic)
    }
}
