import Alto
import Hummingbird
import NIOCore
import Testing

@testable import AltoServer

/// The pages in every language that descriptions are written in.
@Suite struct PageTextsTests {
    private static let languages = (try? PageTexts.all()) ?? []

    @Test func `no language lacks a text`() throws {
        let english = try #require(Self.languages.first)
        #expect(english.tag == "en" && english.keys.count > 90)
        for texts in Self.languages {
            #expect(texts.keys == english.keys, "\(texts.tag)")
            for key in english.keys {
                let (text, original) = (texts[key], english[key])
                #expect(!text.isEmpty)
                // What is filled in later has its place in each.
                #expect(Self.places(in: text) == Self.places(in: original), "\(texts.tag): \(key)")
                // A text of several words that is still English was forgotten.
                if texts.tag != "en", original.split(separator: " ").count > 1 {
                    #expect(text != original, "\(texts.tag): \(key)")
                }
            }
        }
    }

    private static func places(in text: String) -> Set<String> {
        Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) })
    }

    @Test func `there is one for every narration`() {
        for catalog in NarrationCatalogs.all {
            #expect(
                Self.languages.contains { LanguageTag($0.tag)?.primary == LanguageTag(catalog.language)?.primary },
                "\(catalog.language)")
        }
    }

    @Test(arguments: [
        ("es-MX,es;q=0.9,en;q=0.5", "es"), ("pt-PT", "pt"), ("zh-TW,zh;q=0.8", "zh-Hant"), ("zh", "zh-Hans"),
        ("ar-EG", "ar"), ("fi,sv;q=0.9", "en"),
        ("fi,ja;q=0.1", "ja"), ("en-GB", "en"), ("", "en"), ("\u{1},;q=x", "en"),
    ])
    func `the browser's preference decides`(header: String, tag: String) {
        let request = Request(
            head: .init(method: .get, scheme: nil, authority: nil, path: "/", headerFields: [.acceptLanguage: header]),
            body: .init(buffer: ByteBuffer()))
        #expect(Self.languages.texts(for: request).tag == tag)
    }

    @Test func `a page says its language and its direction`() throws {
        let arabic = try #require(Self.languages.first { $0.tag == "ar" })
        let response = try Pages().response("main", arabic, heading: arabic["mainHeading"])
        #expect(response.headers[.contentLanguage] == "ar" && response.headers[.vary] == "Accept-Language")
        #expect(arabic.values["direction"] == "rtl" && Self.languages[0].values["direction"] == "ltr")
        #expect(arabic.forScript.contains(arabic["isDescribed"]))
    }
}
