import Alto
import Foundation
import Testing

@testable import AltoServer

@Suite struct MultipartTests {
    @Test func `fields and files are told apart, bytes kept as they are`() throws {
        let picture: [UInt8] = [0, 13, 10, 45, 45, 65, 255]
        var body = Array("--B\r\nContent-Disposition: form-data; name=\"detail\"\r\n\r\nfull\r\n".utf8)
        body += Array(
            "--B\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                .utf8)
        body += picture + Array("\r\n--B--\r\n".utf8)
        let form = try Multipart(body, boundary: "B")
        #expect(form.fields.map(\.name) == ["detail"] && form.fields.first?.value == "full")
        #expect(form.file("picture") == picture)
    }

    @Test(arguments: [
        "", "--B", "--B\r\n", "--B\r\nContent-Disposition: form-data; name=\"a\"", "no boundary at all",
        "--B\r\n\r\n\r\n",
    ])
    func `what is no form is refused`(text: String) {
        #expect(throws: Problem.self) { try Multipart(Array(text.utf8), boundary: "B") }
    }

    @Test func `the boundary is found in the header`() throws {
        #expect(try Multipart.boundary(in: "multipart/form-data; boundary=abc") == "abc")
        #expect(try Multipart.boundary(in: "Multipart/Form-Data; charset=utf-8; boundary=\"a b\"") == "a b")
        #expect(try Multipart.boundary(in: "application/json") == nil)
        #expect(throws: Problem.self) { try Multipart.boundary(in: "multipart/form-data") }
        #expect(throws: Problem.self) { try Multipart.boundary(in: "multipart/form-data; boundary=") }
    }

    /// A file was called "other" because of the name of the file; one with the second spelling alone was a field.
    @Test(arguments: [
        #"form-data; name="picture"; filename="a; name=other.jpg""#,
        #"form-data; name=picture; filename*=utf-8''a.jpg"#,
        #"form-data; name="picture"; filename="C:\pictures\"; x=y"#, #"form-data;name="picture";filename="""#,
        #"FORM-DATA; NAME="picture"; FileName=a"#,
    ])
    func `a file is one however it is written`(disposition: String) throws {
        let form = try Multipart(
            Array("--B\r\nContent-Disposition: \(disposition)\r\n\r\nxyz\r\n--B--".utf8), boundary: "B")
        #expect(form.file("picture") == Array("xyz".utf8))
    }

    @Test func `blanks behind a boundary and words before the first are no part of the form`() throws {
        let body =
            "preamble\r\n--B \t\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--B  \r\n"
            + "Content-Disposition: form-data; name=b\r\n\r\n2\r\n--B--  \r\nepilogue"
        #expect(try Multipart(Array(body.utf8), boundary: "B").fields.map(\.value) == ["1", "2"])
    }
}
