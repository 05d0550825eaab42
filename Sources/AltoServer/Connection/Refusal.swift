import AltoJSON
import Foundation
import NIOCore
import NIOHTTP1

/// Why a request is not even shown to a route. The handler that finds out throws it into the pipeline (`fireErrorCaught`) and
/// passes nothing on from there; `Refusals` answers.
struct Refusal: Error, Equatable {
    let status: HTTPResponseStatus
    let sentence: String
    /// An answer to HEAD has no body (RFC 9110, section 9.3.2).
    private(set) var hasBody = true

    init(_ status: HTTPResponseStatus, _ sentence: String, to head: HTTPRequestHead? = nil) {
        self.status = status
        self.sentence = sentence
        hasBody = head?.method != .HEAD
    }

    private static let date = Date.VerbatimFormatStyle(
        format: """
            \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
            \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
            \(second: .twoDigits) GMT
            """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))

    /// A problem like those of the routes (RFC 9457), and that the connection ends here.
    var answer: [HTTPServerResponsePart] {
        let problem = ProblemBody(code: "usage", title: sentence, status: Int(status.code), requestID: nil)
        let body = ByteBuffer(string: (try? JSONText.of(problem)) ?? "")
        let headers: HTTPHeaders = [
            "content-type": "application/problem+json", "content-length": String(body.readableBytes),
            "date": Date.now.formatted(Self.date), "connection": "close",
        ]
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        return hasBody ? [.head(head), .body(.byteBuffer(body)), .end(nil)] : [.head(head), .end(nil)]
    }
}
