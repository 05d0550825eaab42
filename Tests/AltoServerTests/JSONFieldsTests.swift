import Alto
import AltoServer
import Testing

@Suite struct JSONFieldsTests {
    private func fields(_ text: String) throws -> JSONFields { try JSONFields(Array(text.utf8)) }

    private func code(_ text: String) -> Problem.Code? {
        (#expect(throws: Problem.self) { try fields(text) })?.code
    }

    @Test func `fields have types`() throws {
        let json = try fields(
            #"{"text": "A cat.", "rate": 1.5, "ssml": true, "audio": ["mp3"], "none": null, "m": [{"a": "b"}]}"#)
        #expect(try json.text("text") == "A cat." && json.number("rate") == 1.5 && json.flag("ssml") == true)
        #expect(
            try json.list("audio") == ["mp3"] && json.text("none") == nil && json.objects("m")?.first?.text("a") == "b")
        for wrong in ["rate", "ssml", "audio", "m"] { #expect(throws: Problem.self) { try json.text(wrong) } }
        #expect(throws: Problem.self) { try json.number("ssml") }
        #expect(throws: Problem.self) { try json.flag("rate") }
    }

    /// 60 MB of small objects took 115 s and 21.9 GB.
    @Test func `what is larger, deeper or more than any request is refused before it is built`() {
        #expect(code("[" + String(repeating: "{},", count: 20_000_000) + "{}]") == .requestTooLarge)
        #expect(code("[" + String(repeating: "1,", count: 20_000) + "1]") == .requestTooLarge)
        #expect(code(String(repeating: "[", count: 500_000)) == .usage)
        #expect(
            code("[1]") == .usage && code("") == .usage && code(#"{"a": 1, "a": 2}"#) == .usage
                && code("{\"a\": \"\\ud800\"}") == .usage)
    }

    @Test func `pictures are cut out of the JSON around them`() throws {
        let picture = String(repeating: "QUJD", count: 500_000)
        let body =
            #"{"messages": [{"url": "data:image/png;base64,\#(picture)"}, {"url": "data:,hello"}], "model": "alto"}"#
        let embedded = try EmbeddedPictures(Array(body.utf8), mark: "mark-")
        #expect(embedded.json.count < 200)
        let messages = try #require(try JSONFields(embedded.json).objects("messages"))
        let bytes = try #require(try embedded.picture(at: try messages[0].required("url")))
        #expect(bytes.count == 1_500_000 && bytes.prefix(3) == [65, 66, 67])
        #expect(throws: Problem.self) { try embedded.picture(at: try messages[1].required("url")) }
        #expect(try embedded.picture(at: "mark-9") == nil && embedded.picture(at: "https://example.org") == nil)
        // As Foundation and PHP write it.
        let escaped = try EmbeddedPictures(Array(#"{"url": "data:image\/png;base64,\/\/\/\/"}"#.utf8), mark: "mark-")
        #expect(try escaped.picture(at: try JSONFields(escaped.json).required("url")) == [255, 255, 255])
        #expect(throws: Problem.self) { try EmbeddedPictures(Array(String(repeating: "\"data:\"", count: 100).utf8)) }
    }
}
