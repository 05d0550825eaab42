import AltoJSON
import Testing

@Suite struct JSONTests {
    static func read(_ text: String) throws -> JSON { try JSON(Array(text.utf8)) }

    @Test func `values of every kind are read`() throws {
        let json = try Self.read(#" {"a": [1, -2.5, 1e3, true, false, null, "x\n\u00e9\ud83d\ude00"], "b": {}} "#)
        let list = try #require(json["a"]?.array)
        #expect(list[0].integer == 1 && list[1].double == -2.5 && list[2].double == 1000)
        #expect(list[3].bool == true && list[4].bool == false && list[6].string == "x\né😀")
        #expect(json["b"]?.members?.isEmpty == true && json["c"] == nil)
    }

    @Test func `keys that differ in normalisation alone are two keys`() throws {
        #expect(try Self.read("{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2}").members?.count == 2)
    }

    @Test(arguments: [
        ("01", JSONError.Reason.badNumber), ("1.", .badNumber), ("-", .badNumber), ("1e999", .badNumber),
        ("--1", .badNumber),
        ("nul", .unexpectedEnd), ("[1,]", .unexpectedCharacter), ("[1 2]", .unexpectedCharacter),
        (#"{"a" 1}"#, .unexpectedCharacter), (#"{"a":1,"a":2}"#, .duplicateKey), (#""\x""#, .unexpectedCharacter),
        (#""\u12"#, .unexpectedEnd), (#""\udc00""#, .badString), ("\"a\nb\"", .unexpectedCharacter),
        ("1 2", .unexpectedCharacter),
        ("'a'", .unexpectedCharacter), ("NaN", .unexpectedCharacter), ("\"abc", .unexpectedEnd),
    ])
    func `what is no JSON is refused`(text: String, reason: JSONError.Reason) {
        let error = #expect(throws: JSONError.self) { try Self.read(text) }
        #expect(error?.reason == reason, "\(String(describing: error))")
    }

    @Test func `bytes that are no Unicode are refused`() {
        let error = #expect(throws: JSONError.self) { try JSON([0x22, 0xFF, 0x22]) }
        #expect(error?.reason == .badString)
    }
}
