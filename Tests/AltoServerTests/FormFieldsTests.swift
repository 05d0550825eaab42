import AltoServer
import Testing

@Suite struct FormFieldsTests {
    private func fields(_ text: String) -> [[String]] { FormFields(text.utf8).fields.map { [$0.name, $0.value] } }

    /// A pair of nothing but "=" ended the process.
    @Test func `any pair is a field`() {
        #expect(fields("=") == [["", ""]] && fields("key=a&=") == [["key", "a"], ["", ""]])
        #expect(fields("&&a&b=c=d&") == [["a", ""], ["b", "c=d"]] && fields("").isEmpty)
    }

    @Test func `escapes stand for bytes of UTF-8, in names too`() {
        #expect(fields("n%C3%A4me=J%C3%BCrgen+K") == [["näme", "Jürgen K"]])
        #expect(fields("a=%&b=%2&c=%zz&d=%FF") == [["a", "%"], ["b", "%2"], ["c", "%zz"], ["d", "\u{FFFD}"]])
    }

    @Test func `pictures are no forms, whatever they are called`() {
        #expect(FormFields.mayBe(Array("url=https%3A%2F%2Fexample.org&language=es".utf8)))
        #expect(!FormFields.mayBe([0xFF, 0xD8, 0xFF, 0xE0, 0x3D]) && !FormFields.mayBe(Array("<svg/>".utf8)))
        #expect(!FormFields.mayBe(Array("BM".utf8) + [54, 48, 0, 0]) && !FormFields.mayBe([0x89] + Array("PNG".utf8)))
        #expect(!FormFields.mayBe(Array("not a picture".utf8)))
        #expect(
            FormFields.mayBe(Array(repeating: UInt8(ascii: "&"), count: 1_000_000))
                && FormFields.mayBe(Array("name=🐈".utf8)))
    }
}
