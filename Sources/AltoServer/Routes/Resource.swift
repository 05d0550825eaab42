import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// Makes answers out of jobs: the resource of the API, with signed links to its sounds.
struct Resource: Sendable {
    let links: Links

    /// - Returns: `{id, status, created, description, audio, problem}` as JSON.
    func json(of job: Job) throws -> [UInt8] {
        var body = "{\"id\":\(try Self.quoted(job.id)),\"status\":\(try Self.quoted(job.state.rawValue)),\"created\":\(job.created)"
        // Kept as JSON already.
        body += ",\"description\":\(job.description ?? "null")"
        body += ",\"audio\":\(try audio(of: job).map(Self.text) ?? "null")"
        let problem = job.problem.map { ProblemBody($0) }
        body += ",\"problem\":\(try problem.map(Self.text) ?? "null")}"
        return Array(body.utf8)
    }

    func page(_ page: JobPage) throws -> [UInt8] {
        let items = try page.jobs.map { String(decoding: try json(of: $0), as: UTF8.self) }
        let next = try page.next.map(Self.quoted) ?? "null"
        return Array("{\"descriptions\":[\(items.joined(separator: ","))],\"next\":\(next)}".utf8)
    }

    func audio(of job: Job) throws -> [String: String]? {
        guard !job.sounds.isEmpty else { return nil }
        return try job.sounds.mapValues { try links.sound($0, job: job) }
    }

    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func quoted(_ text: String) throws -> String { try Self.text(text) }
}

extension Response {
    /// An answer of JSON that is made already.
    static func json(made bytes: [UInt8], status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]) -> Response {
        var headers = headers
        headers[.contentType] = "application/json"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        json(made: Array(try Resource.text(value).utf8), status: status)
    }
}
