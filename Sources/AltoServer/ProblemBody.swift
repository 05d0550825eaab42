import Alto
import AltoJSON
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A problem as clients get it (RFC 9457): no path, address or stack in it.
struct ProblemBody: Encodable {
    let type: String
    let title: String
    let status: Int
    let code: String
    let requestID: String?
    /// The same once more where OpenAI's clients look for it.
    private(set) var error: OpenAIError?

    struct OpenAIError: Encodable {
        let message: String
        let type: String
        let code: String
    }

    func forOpenAI() -> ProblemBody {
        var copy = self
        copy.error = OpenAIError(
            message: title, type: status < 500 ? "invalid_request_error" : "server_error", code: code)
        return copy
    }

    init(_ problem: Problem, requestID: String? = nil) {
        self.init(
            code: problem.code.rawValue, title: problem.sentence, status: problem.code.httpStatus, requestID: requestID)
    }

    init(_ problem: JobProblem, requestID: String? = nil) {
        self.init(
            code: problem.code, title: problem.message, status: Problem.Code(rawValue: problem.code)?.httpStatus ?? 500,
            requestID: requestID)
    }

    init(code: String, title: String, status: Int, requestID: String?) {
        type = "about:blank"
        self.title = title
        self.status = status
        self.code = code
        self.requestID = requestID
    }

    func response(headers: HTTPFields = [:]) -> Response {
        let text = (try? JSONText.of(self)) ?? ""
        var headers = headers
        headers[.contentType] = "application/problem+json"
        if status == 429 || status == 503, headers[.retryAfter] == nil { headers[.retryAfter] = "5" }
        if status == 401 { headers[.wwwAuthenticate] = "Bearer" }
        return Response(
            status: HTTPResponse.Status(code: status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
