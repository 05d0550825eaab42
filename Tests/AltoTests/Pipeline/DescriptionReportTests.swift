import Alto
import AltoTesting
import Foundation
import Testing

@Suite struct DescriptionReportTests {
    private func json(_ report: DescriptionReport) throws -> [String: Any] {
        let data = try JSONEncoder().encode(report)
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `every key of the contract is there, absent is null or empty`() throws {
        let description = Description(width: 1, height: 1, facts: PictureFacts(format: "png", byteCount: 1))
        let object = try json(
            DescriptionReport(
                source: "a.png", description: description, narration: Narrator().narrate(description), altText: "x"))
        #expect(
            Set(object.keys) == [
                "source", "narration", "language", "altText", "caption", "people", "text", "codes", "appearance",
                "labels", "moderation", "audio", "timings", "problems",
            ])
        for key in ["caption", "people", "text", "appearance", "moderation", "audio"] {
            #expect(object[key] is NSNull, "\(key)")
        }
        for key in ["codes", "labels", "problems"] { #expect((object[key] as? [Any])?.isEmpty == true, "\(key)") }
    }

    @Test func `text has its languages, and a caption what another model said`() throws {
        var description = Description.plain().with(blocks: [("Cerrado", "es"), ("AWS", nil)])
        description.text?.languageConfidence = 0.9
        var caption = Caption(text: "a cat", confidence: 0.9, model: "one", precision: "fp32")
        caption.agreement = Caption.Agreement(text: "a dog", confidence: nil, model: "two", words: [], isWhole: false)
        description.add(.caption(caption), from: .caption)
        let object = try json(
            DescriptionReport(
                source: "a", description: description, narration: Narrator().narrate(description), altText: ""))
        let text = try #require(object["text"] as? [String: Any])
        #expect(
            text["language"] as? String == "es" && text["languageConfidence"] as? Double == 0.9
                && text["translation"] == nil)
        let blocks = try #require(text["blocks"] as? [[String: Any]])
        #expect(
            blocks[0]["language"] as? String == "es" && blocks[1]["language"] is NSNull
                && blocks[0]["box"] is [String: Int])
        let agreement = try #require((object["caption"] as? [String: Any])?["agreement"] as? [String: Any])
        #expect(
            Set(agreement.keys) == ["text", "language", "confidence", "model", "words", "isWhole"]
                && agreement["confidence"] is NSNull)
    }

    @Test func `a label has its word, its synset and what is more general, and moderation its value`() throws {
        var description = Description.plain().with(nsfw: 0.93)
        let cheetah = ImageLabel(
            name: "cheetah", synset: "n02130308", confidence: 0.75, parents: ["big cat", "animal"])
        description.add(.labels([cheetah]), from: .labels)
        let object = try json(
            DescriptionReport(
                source: "a", description: description, narration: Narrator().narrate(description), altText: ""))
        let label = try #require((object["labels"] as? [[String: Any]])?.first)
        #expect(Set(label.keys) == ["name", "synset", "confidence", "parents"])
        #expect(label["name"] as? String == "cheetah" && label["synset"] as? String == "n02130308")
        #expect(label["confidence"] as? Double == 0.75 && label["parents"] as? [String] == ["big cat", "animal"])
        #expect(object["moderation"] as? [String: Double] == ["nsfw": 0.93])
    }

    @Test func `an unknown face has a null name and distance`() throws {
        let description = Description.plain().with(faces: nil)
        let object = try json(
            DescriptionReport(
                source: "a", description: description, narration: Narrator().narrate(description), altText: ""))
        let people = try #require(object["people"] as? [String: Any])
        #expect(people["count"] as? Int == 1)
        let face = try #require((people["faces"] as? [[String: Any]])?.first)
        #expect(face["name"] is NSNull)
        #expect(face["distance"] is NSNull)
        #expect((face["box"] as? [String: Int])?["width"] == 100)
    }

    @Test func `a face without name and distance is read, whether the keys are null or missing`() throws {
        let box = #""box":{"height":4,"width":3,"x":1,"y":2}"#
        let full = "{\(box),\"distance\":null,\"name\":null}"
        let sorted = JSONEncoder()
        sorted.outputFormatting = .sortedKeys
        for text in [full, "{\(box)}"] {
            let face = try JSONDecoder().decode(Face.self, from: Data(text.utf8))
            #expect(face == Face(box: Box(x: 1, y: 2, width: 3, height: 4)))
            #expect(String(decoding: try sorted.encode(face), as: UTF8.self) == full)
        }
    }

    @Test func `timings have stages by name, their sum and the elapsed time`() throws {
        var description = Description.plain()
        description.timings.stages = [.text: 0.25, .faces: 0.5]
        description.timings.elapsed = 0.6
        let object = try json(
            DescriptionReport(
                source: "a", description: description, narration: Narrator().narrate(description), altText: ""))
        let timings = try #require(object["timings"] as? [String: Any])
        #expect(timings["stages"] as? [String: Double] == ["text": 0.25, "faces": 0.5])
        #expect(timings["sum"] as? Double == 0.75)
        #expect(timings["elapsed"] as? Double == 0.6)
    }

    @Test func `a picture that cannot be read is a report with its problem`() throws {
        let object = try json(
            DescriptionReport(source: "a", language: "en-US", unreadable: Problem(.pictureEmpty, "The file is empty.")))
        let problem = try #require((object["problems"] as? [[String: String]])?.first)
        #expect(problem == ["stage": "decode", "code": "picture_empty", "message": "The file is empty."])
        #expect(object["narration"] as? String == "")
    }
}
