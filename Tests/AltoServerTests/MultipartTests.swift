import Alto
import Foundation
import Testing

@testable import AltoServer

@Suite struct MultipartTests {
    @Test func `fields and files are told apart, bytes kept as they are`() throws {
        let picture: [UInt8] = [0, 13, 10, 45, 45, 65, 255]
        var body = Array("--B\r\nContent-Disposition: form-data; name=\"detail\"\r\n\r\nfull\r\n".utf8)
        body += Array("--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n".utf8)
        body += picture + Array("\r\n--B--\r\n".utf8)
        let form = try Multipart(body, boundary: "B")
        #expect(form.fields.map(\.name) == ["detail"] && form.fields.first?.value == "full")
        #expect(form.file("picture") == picture)
    }

    @Test(arguments: ["", "--B", "--B\r\n", "--B\r\nContent-Disposition: form-data; name=\"a\"", "no boundary at all", "--B\r\n\r\n\r\n"])
    func `what is no form is refused`(text: String) {
        #expect(throws: Problem.self) { try Multipart(Array(text.utf8), boundary: "B") }
    }

    @Test func `the boundary is found in the header`() {
        #expect(Multipart.boundary(in: "multipart/form-data; boundary=abc") == "abc")
        #expect(Multipart.boundary(in: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        #expect(Multipart.boundary(in: "application/json") == nil)
    }

    @Test func `ranges are as RFC 9110 has them`() {
        #expect(ByteRange("bytes=0-4", of: 10).map { [$0.first, $0.last] } == [0, 4])
        #expect(ByteRange("bytes=5-", of: 10).map { [$0.first, $0.last] } == [5, 9])
        #expect(ByteRange("bytes=-3", of: 10).map { [$0.first, $0.last] } == [7, 9])
        #expect(ByteRange("bytes=0-99", of: 10).map { [$0.first, $0.last] } == [0, 9])
        for text in ["bytes=10-", "bytes=4-2", "bytes=-0", "bytes=a-b", "items=0-1", "bytes=0-1,3-4"] {
            #expect(ByteRange(text, of: 10) == nil, "\(text)")
        }
    }
}
