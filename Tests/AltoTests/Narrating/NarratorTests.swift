import AltoTesting
import Testing

@testable import Alto

@Suite struct NarratorTests {
    private func narrate(_ description: Description, _ detail: Detail = .normal) -> String {
        Narrator(detail: detail).narrate(description).text
    }

    private let tabby = "a tabby cat curled up in a fluffy white bed"
    private let group = "a group of people posing for a picture in a room"

    // MARK: The published examples

    @Test func `a sure caption is said plainly`() {
        #expect(
            narrate(.plain().with(caption: tabby, confidence: 0.9)) == "A tabby cat curled up in a fluffy white bed.")
    }

    @Test func `a caption, known people, others and text follow in this order`() {
        let description = Description.plain().with(caption: group, confidence: 0.9)
            .with(faces: "Jack", "Kanbo", nil, "Alak", nil).with(text: "AWS re:Invent")
        #expect(
            narrate(description)
                == "A group of people posing for a picture in a room. I recognize Jack, Kanbo, and Alak. "
                + "There are 2 more people. The text reads: AWS re:Invent.")
    }

    @Test func `without a caption the kind and the faces are told`() {
        #expect(narrate(.plain().with(faces: nil)) == "A photo of one person, in the middle. No text was found.")
    }

    @Test func `an almost black picture is all that is said`() {
        let dark = Description.plain(kind: .blank, quality: [.black], brightness: 0.01)
        #expect(narrate(dark) == "The picture is almost black. The lens may be covered.")
        #expect(
            narrate(dark.with(caption: tabby, confidence: 0.99))
                == "The picture is almost black. The lens may be covered.")
    }

    @Test func `a long document is announced by its length and its beginning`() {
        let letter = "Dear Ms Ito, your appointment " + Array(repeating: "word", count: 175).joined(separator: " ")
        #expect(
            narrate(.plain(kind: .document).with(text: letter))
                == "A document with about 180 words. It begins: \"Dear Ms Ito, your appointment …\"")
    }

    @Test func `a guess on a blurred picture is left out, and that is said`() {
        let description = Description.plain(quality: [.blurred]).with(
            caption: "a man holding a surfboard", confidence: 0.05)
        #expect(narrate(description) == "The picture is blurred. I am not sure what it shows.")
    }

    @Test func `a link in a code is said by its host`() {
        let description = Description.plain().with(codes: (.qr, "https://example.org/menu/7"))
        #expect(narrate(description).contains(" A QR code links to example.org."))
    }

    // MARK: Detail

    @Test func `brief stops after the first sentence that carries content`() {
        let description = Description.plain(quality: [.blurred]).with(caption: tabby, confidence: 0.9).with(
            text: "Purr")
        #expect(narrate(description, .brief) == "The picture is blurred. A tabby cat curled up in a fluffy white bed.")
        #expect(narrate(.plain().with(text: "EXIT"), .brief) == "A photo. The text reads: EXIT.")
        #expect(
            narrate(.plain().with(faces: "Jack"), .brief) == "A photo of one person, in the middle. I recognize Jack.")
    }

    @Test func `full adds colours, frames and the capture date`() {
        let facts = PictureFacts(
            format: "gif", byteCount: 1, frameCount: 12, captured: CaptureDate(year: 2026, month: 11, day: 20))
        let red = Appearance.Color(name: .red, share: 0.9, position: .everywhere)
        let description = Description.plain(colors: [red], facts: facts).with(caption: tabby, confidence: 0.9)
        #expect(
            narrate(description, .full)
                == "This is an animation of 12 frames. A tabby cat curled up in a fluffy white bed. The main color is red. "
                + "The picture was taken on November 20, 2026.")
    }

    /// Was: a letter of 47 words could be heard nowhere.

    // MARK: Hostile text (a picture that shows commands must not run them)

    @Test func `terminal escapes and direction marks are taken out of text, names and captions`() {
        let hostile = "\u{1B}[31mred\u{202E}evil\u{7}"
        let description = Description.plain().with(caption: hostile, confidence: 0.9).with(faces: hostile).with(
            text: hostile)
        let scalars = narrate(description).unicodeScalars
        #expect(!scalars.contains { $0.value < 0x20 || $0 == "\u{202E}" })
    }

    @Test func `ten thousand words are not spoken where nobody asked for all`() {
        let words = Array(repeating: "word", count: 10_000).joined(separator: " ")
        for detail in [Detail.brief, .normal] {
            let narration = narrate(
                .plain().with(caption: words, confidence: 0.9).with(text: words).with(codes: (.qr, words)), detail)
            #expect(narration.split(separator: " ").count < 160)
        }
    }

    @Test func `every kind and quality ends in at least one sentence with an end`() {
        for kind in Appearance.Kind.allCases {
            for quality in Appearance.Quality.allCases {
                for detail in Detail.allCases {
                    let sentences = Narrator(detail: detail).narrate(.plain(kind: kind, quality: [quality])).sentences
                    #expect(!sentences.isEmpty)
                    #expect(sentences.allSatisfy { ".\"".contains($0.text.last ?? " ") })
                }
            }
        }
    }

    @Test func `British English is spelt and punctuated its own way`() throws {
        let narrator = Narrator(catalog: try NarrationCatalogs.find("en-GB"), detail: .full)
        let gray = Appearance.Color(name: .gray, share: 0.9, position: .everywhere)
        let text = narrator.narrate(.plain(colors: [gray]).with(faces: "Jack", "Kanbo", "Alak")).text
        #expect(text.contains("I recognise Jack, Kanbo and Alak."))
        #expect(text.contains("The main colour is grey."))
    }

    @Test(arguments: [("en", "en-US"), ("en-AU", "en-GB"), ("EN_gb", "en-GB"), ("en-GB-scotland", "en-GB")])
    func `the nearest catalogue is found`(tag: String, expected: String) throws {
        #expect(try NarrationCatalogs.find(tag).language == expected)
    }

    @Test func `an unknown language is refused with what there is`() {
        #expect(throws: Problem.self) { try NarrationCatalogs.find("tlh") }
    }
}
