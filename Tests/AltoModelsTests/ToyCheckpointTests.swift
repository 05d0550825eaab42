import Alto
import AltoGraph
import AltoJSON
import AltoModels
import AltoPictures
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
        #expect(
            captioner.decode([117] + captioner.encode("a picture of two red circles")) == "a picture of two red circles"
        )
        #expect(captioner.idCount == 117)
    }

    @Test func `the processor makes 64 by 64 pixels`() throws {
        let settings = try ImageProcessor(folder: Self.fixtures.appending(path: "toy-blip")).settings
        #expect(settings.size == .exact(height: 64, width: 64) && settings.resample == .bicubic)
    }

    // MARK: Alto's own words

    /// The tiles of the contact sheet.
    static func tiles() async throws -> [Picture] {
        let sheet = try await PictureDecoder().decode(
            [UInt8](Data(contentsOf: fixtures.appending(path: "toy-held-out/held-out.png"))))
        let raster = try await sheet.raster(longestSide: .max)
        let json = try heldOut()
        let side = try #require(json["side"]?.integer)
        let columns = try #require(json["columns"]?.integer)
        return try (0..<500).map { index in
            var bytes: [UInt8] = []
            for row in 0..<side {
                let start = 3 * ((index / columns * side + row) * raster.width + index % columns * side)
                bytes += raster.bytes[start..<(start + 3 * side)]
            }
            let tile = try #require(Raster(width: side, height: side, bytes: bytes))
            return Picture(width: side, height: side, facts: PictureFacts(format: "png", byteCount: 0)) { _ in tile }
        }
    }

    static func captions(_ precision: Precision, prompt: String? = nil, of tiles: [Picture]) async throws -> [Caption] {
        var options = CaptionerOptions()
        options.precision = precision
        options.prompt = prompt.map { .text($0) } ?? .none
        options.threads = 1
        let captioner = try Captioner(folder: fixtures.appending(path: "toy-blip"), options: options, cache: nil)
        var captions: [Caption] = []
        for tile in tiles {
            guard case .caption(let caption) = try await captioner.observe(tile) else { continue }
            captions.append(caption)
        }
        return captions
    }

    @Test func `captions equal transformers' word for word, and int8 agrees with fp32`() async throws {
        let tiles = try await Self.tiles()
        let pictures = try #require(Self.heldOut()["pictures"]?.array)
        let found = try await Self.captions(.fp32, of: tiles)
        #expect(found.map(\.text) == pictures.map { $0["caption"]?["text"]?.string ?? "" })
        let prompted = try await Self.captions(.fp32, prompt: "a picture of", of: Array(tiles.prefix(100)))
        #expect(prompted.map(\.text) == pictures.prefix(100).map { $0["prompted"]?["text"]?.string ?? "" })
        let quantized = try await Self.captions(.int8, of: tiles)
        let agreed = zip(found, quantized).count { $0.text == $1.text }
        #expect(agreed >= 495, "\(agreed) of 500")
    }

    @Test func `answers equal transformers' word for word`() async throws {
        let tiles = try await Self.tiles()
        let pictures = try #require(Self.heldOut()["pictures"]?.array)
        var options = CaptionerOptions()
        options.threads = 1
        let answerer = try Captioner(folder: Self.fixtures.appending(path: "toy-vqa"), options: options, cache: nil)
        for (tile, picture) in zip(tiles, pictures) {
            let question = try #require(picture["question"]?["text"]?.string)
            #expect(try await answerer.ask(tile, question: question).text == picture["question"]?["answer"]?.string)
        }
    }
}
