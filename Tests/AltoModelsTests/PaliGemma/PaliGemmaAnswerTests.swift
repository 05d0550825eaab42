import Alto
import AltoGraph
import AltoTesting
import Foundation
import Testing

@testable import AltoModels

@Suite struct PaliGemmaAnswerTests {
    @Test func `places become boxes`() {
        let answer = PaliGemmaAnswer(
            "<loc0256><loc0000><loc0768><loc0512> cat ; <loc0000><loc0512><loc1023><loc1023> black dog")
        #expect(answer.text == "cat; black dog")
        #expect(answer.finds.map(\.places) == [[256, 0, 768, 512], [0, 512, 1023, 1023]])
        let regions = answer.regions(width: 400, height: 200)
        #expect(regions.map(\.name) == ["cat", "black dog"])
        #expect(
            regions.map(\.box) == [
                Box(x: 0, y: 50, width: 200, height: 100), Box(x: 200, y: 0, width: 200, height: 200),
            ])
    }

    @Test func `codes of outlines are kept`() {
        let codes = (0..<16).map { "<seg\($0 < 10 ? "00" : "0")\($0)>" }.joined()
        let answer = PaliGemmaAnswer("<loc0001><loc0002><loc0003><loc0004>\(codes) boat")
        #expect(answer.finds == [.init(name: "boat", places: [1, 2, 3, 4], segments: Array(0..<16))])
        #expect(answer.text == "boat")
    }

    @Test(
        arguments: [
            ("A red car; it is old.", "A red car; it is old."), ("", ""), (" two\n", "two"),
            ("<loc0001><loc0002> cat", "cat"), ("<loc9999><loc0002><loc0003><loc0004> cat", ""), ("<loc12", ""),
            ("<locabcd> x", ""), ("a < b", "a < b"),
        ])
    func `what is no place makes no box`(written: String, text: String) {
        let answer = PaliGemmaAnswer(written)
        #expect(answer.finds.isEmpty)
        #expect(answer.text == text)
    }

    @Test func `what has no extent is no region`() {
        let answer = PaliGemmaAnswer("<loc0500><loc0500><loc0400><loc0600> cat")
        #expect(answer.finds.count == 1 && answer.regions(width: 100, height: 100).isEmpty)
    }

    @Test(arguments: [
        ("what is it?", "answer en what is it?"), ("Detect cat", "Detect cat"), ("caption de", "caption de"),
        ("ocr", "ocr"), ("captioning?", "answer en captioning?"),
    ])
    func `questions are asked as the model was asked them`(question: String, text: String) {
        #expect(PaliGemmaPrompt.text(of: question) == text)
    }

    static func picture(_ index: Int) throws -> Picture {
        let raster = try PaliGemmaModelTests.Reference.raster(index)
        return Picture(
            width: raster.width, height: raster.height, facts: PictureFacts(format: "png", byteCount: 0)
        ) { _ in raster }
    }

    /// All of it, as a user has it: a caption, an answer, and a conversation in which the last picture counts.
    @Test func `a picture is captioned, asked about and conversed about`() async throws {
        let reference = try PaliGemmaModelTests.Reference("paligemma")
        var options = CaptionerOptions()
        (options.threads, options.maxNewTokens) = (1, 12)
        let captioner = try Captioner(folder: reference.scratch.url, name: "toy", options: options, cache: nil)
        #expect(captioner.family == "paligemma" && captioner.answers)
        let picture = try Self.picture(0)
        guard case .caption(let caption) = try await captioner.observe(picture) else {
            Issue.record("no caption")
            return
        }
        // The first case asks for a caption in English, which is what is asked for unless told otherwise.
        #expect(reference.cases[0].prompt == "caption en")
        #expect(caption.text == PaliGemmaAnswer(reference.cases[0].text).text)

        let request = ConverserRequest(
            folder: reference.scratch.url, name: "toy", precision: .fp32, threads: 1, cache: nil)
        let converser = try #require(ModelRegistry.standard.converser(of: request.folder)?.converser)
        let model = try converser(request)
        let other = try Self.picture(3)
        let conversation = Conversation(messages: [
            .user("detect cat", pictures: [other]), .assistant("cat"), .user("caption en", pictures: [picture]),
        ])
        var (text, reply, began) = ("", nil as Reply?, false)
        for try await event in model.reply(to: conversation, ReplySettings(maxTokens: 12, temperature: 0)) {
            switch event {
            case .began(let prompt): began = prompt.tokens == reference.cases[0].ids.count
            case .text(let piece): text += piece
            case .finished(let found): reply = found
            }
        }
        #expect(began && reply?.text == text && reply?.tokens == 12 && reply?.end == .length)
        #expect(PaliGemmaAnswer(text).text == caption.text)
        #expect(reply?.confidence.map { $0 > 0 && $0 <= 1 } == true)

        let nothing = await #expect(throws: Problem.self) {
            for try await _ in model.reply(to: Conversation(messages: [.user("hello")]), ReplySettings()) {}
        }
        #expect(nothing?.code == .usage)
    }
}
