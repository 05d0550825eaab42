import AltoJSON
import Testing

@Suite struct JSONReaderTests {
    private func step<Value>(
        _ text: String, values: Int = 8, depth: Int = 64, _ body: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        try Array(text.utf8).span.withUnsafeBytes { bytes throws(JSONError) in
            var reader = JSONReader(bytes, values: values, depth: depth)
            let value = try body(&reader)
            try reader.end()
            return value
        }
    }

    /// The sizes under "a"; all else is skipped.
    private func sizes(_ text: String, values: Int = 8, depth: Int = 64) throws(JSONError) -> [Int] {
        try step(text, values: values, depth: depth) { reader throws(JSONError) in
            var sizes: [Int] = []
            try reader.object(nameLimit: 4) { reader, key throws(JSONError) in
                guard key == "a" else { return try reader.skip() }
                try reader.array { reader throws(JSONError) in sizes.append(try reader.size()) }
            }
            return sizes
        }
    }

    @Test func `a caller takes what it wants and skips the rest`() throws {
        #expect(try sizes(#" {"b": {"c": [true, null, "\n"]}, "a": [1, 20], "d": -1.5} "#) == [1, 20])
        #expect(try sizes("{}").isEmpty)
    }

    @Test(arguments: [
        (#"{"b": [1, 2, 3, 4, 5, 6, 7, 8]}"#, "it holds too many values"),
        (#"{"b": [[[[1]]]]}"#, "it is nested too deeply"),
        (#"{"a": [-1]}"#, "a size is no whole number"), (#"{"a": [1.5]}"#, "a size is no whole number"),
        (#"{"abcde": 1}"#, "a string is too long"), (#"{"a": [1], "a": [1]}"#, "the key a is there twice"),
        ("{\"\u{E9}\": 1, \"e\u{301}\": 2}", "the key e\u{301} is there twice"), ("{} {}", "something follows its end"),
        (#"{"a": [1 2]}"#, "a comma is missing"), (#"{"a": [1"#, "it breaks off"), (#"["a"]"#, "“{” is expected"),
    ])
    func `what is wrong is told closely`(text: String, detail: String) {
        let error = #expect(throws: JSONError.self) { try sizes(text, depth: 4) }
        #expect(error?.detail == detail)
    }
}
