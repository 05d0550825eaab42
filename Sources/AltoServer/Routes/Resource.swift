import Alto
import AltoJSON
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// Makes answers out of jobs: the resource of the API, with signed links to its sounds.
struct Resource: Sendable {
    let links: Links

    /// - Returns: `{id, status, created, description, audio, problem}`.
    func json(of job: Job) throws -> JSONText {
        try .object([
            "id": try JSONText(job.id), "status": try JSONText(job.state.rawValue),
            "created": try JSONText(job.created), "description": job.description.map(JSONText.init(kept:)),
            "audio": try audio(of: job).map { try JSONText($0) },
            "problem": try job.problem.map { try JSONText(ProblemBody($0)) },
        ])
    }

    func page(_ page: JobPage) throws -> JSONText {
        try .object(["descriptions": .array(try page.jobs.map(json)), "next": try page.next.map { try JSONText($0) }])
    }

    func audio(of job: Job) throws -> [String: String]? {
        guard !job.sounds.isEmpty else { return nil }
        return try job.sounds.mapValues { try links.sound($0, job: job) }
    }
}

extension Response {
    /// An answer of JSON that is made already.
    static func json(made json: JSONText, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: json.text)))
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(made: try JSONText(value), status: status)
    }
}
