import Alto
import AltoServer
import AltoStore
import Foundation
import Testing

@Suite struct RequestFieldsTests {
    @Test(arguments: ["page", "frame"])
    func `a page or frame is a number from 1 on`(name: String) throws {
        var fields = RequestFields()
        try fields.set(name, "3")
        #expect(fields.request.frame == 3)
        for wrong in ["0", "-1", "x", "1.5", "99999999999999999999"] {
            #expect(throws: Problem.self) { try fields.set(name, wrong) }
        }
    }

    @Test func `a request keeps its page, and one without has the text that it had before`() throws {
        var request = DescriptionRequest()
        #expect(try !String(decoding: JSONEncoder().encode(request), as: UTF8.self).contains("frame"))
        request.frame = 2
        let kept = try JSONDecoder().decode(DescriptionRequest.self, from: JSONEncoder().encode(request))
        #expect(kept == request)
    }
}
