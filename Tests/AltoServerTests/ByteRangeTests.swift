import AltoServer
import Testing

@Suite struct ByteRangeTests {
    @Test func `ranges are as RFC 9110 has them`() {
        #expect(ByteRange("bytes=0-4", of: 10) == .part(0...4))
        #expect(ByteRange("bytes=5-", of: 10) == .part(5...9))
        #expect(ByteRange("bytes=-3", of: 10) == .part(7...9))
        #expect(ByteRange("Bytes = 0-4", of: 10) == .whole && ByteRange("BYTES=0-99", of: 10) == .part(0...9))
        #expect(ByteRange("bytes=-99999999999999999999999", of: 10) == .part(0...9))
        for text in ["bytes=10-", "bytes=10-12", "bytes=-0", "bytes=99999999999999999999999-"] {
            #expect(ByteRange(text, of: 10) == .beyond, "\(text)")
        }
        #expect(ByteRange("bytes=0-", of: 0) == .beyond)
    }

    /// These were answered with 416.
    @Test(arguments: [
        "bytes=4-2", "bytes=a-b", "items=0-1", "bytes=0-1,3-4", "bytes=-", "bytes=+1-+2", "bytes=1", "", "bytes=--1",
    ])
    func `what is not understood, or several ranges, gets all`(text: String) {
        #expect(ByteRange(text, of: 10) == .whole)
    }
}
