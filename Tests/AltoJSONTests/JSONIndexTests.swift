import AltoJSON
import Testing

@Suite struct JSONIndexTests {
    @Test func `members are found by their names, those of nested objects and lists too`() throws {
        let text = #"{ "a": "x", "b\"c": [1, {"d": 2}], "é": {"n": null, "m": "y"}, "list": ["p", "q\n"] }"#
        let json = try JSONIndex(Array(text.utf8), nested: ["é", "list"])
        var value = try #require(json.value(of: "a"))
        #expect(try value.stringValue() == "x")
        #expect(json.value(of: "b\"c") != nil && json.value(of: "b") == nil)
        #expect(json.value(of: "m", in: "é") != nil && json.value(of: "m") == nil)
        #expect(json.contains("q\n", in: "list") && !json.contains("q", in: "list"))
        #expect(json.has(nested: "list") && !json.has(nested: "a"))
    }

    @Test func `a value is read where it stands`() throws {
        let json = try JSONIndex(Array(#"{"n": -2.5, "o": {"k\u00e9": 1, "s": "\ud83d\ude00"}, "l": ["a", 3]}"#.utf8))
        var number = try #require(json.value(of: "n"))
        #expect(try number.number() == -2.5)
        var object = try #require(json.value(of: "o")), names: [String] = []
        try object.object { scanner, name throws(JSONError) in
            names.append(scanner.string(name))
            try scanner.skip()
        }
        #expect(object.isAtObject == false && names == ["ké", "s"])
        var list = try #require(json.value(of: "l")), strings: [String?] = []
        try list.array { scanner throws(JSONError) in strings.append(try scanner.stringValue()) }
        #expect(strings == ["a", nil])
    }

    @Test(arguments: [
        "", "{", "[]", "{\"a\" 1}", "{\"a\": }", "{\"a\": \"b}", "{\"a\": 1}}", "{\"a\": \"\\", "{\"a\": [1, 2}", "nul",
    ]) func `what is no object is refused`(_ text: String) {
        #expect(throws: JSONError.self) { _ = try JSONIndex(Array(text.utf8), nested: ["a"]) }
    }
}
