import Alto
import AltoStore
import Foundation
import Hummingbird

/// Finds the picture in a request, whichever way it was sent, and what is asked of it.
struct Intake: Sendable {
    let largest: Int
    let fetch: SafeFetch
    let bodies: RequestBodies

    enum Picture {
        case bytes([UInt8])
        /// The key of an upload that was made before.
        case upload(String)
    }

    /// - Throws: `Problem`: usage when there is none; image_too_large; what fetching throws.
    func read(_ request: Request) async throws -> (picture: Picture, fields: DescriptionRequest) {
        var fields = RequestFields()
        if let preferred = request.headers[.acceptLanguage].flatMap(AcceptLanguage.best) { try fields.set("language", preferred) }
        for (name, value) in request.uri.queryParameters { try fields.set(String(name), String(value)) }
        let type = request.headers[.contentType] ?? ""
        let body = try await bytes(of: request)
        if let boundary = Multipart.boundary(in: type) {
            let form = try Multipart(body, boundary: boundary)
            for field in form.fields { try fields.set(field.name, field.value) }
            if let picture = form.file("picture") { return (.bytes(picture), fields.request) }
        } else if type.lowercased().hasPrefix("application/json") {
            try Self.take(JSONFields(body), into: &fields)
        } else if !body.isEmpty {
            return (.bytes(body), fields.request)
        }
        if let upload = fields.upload { return (.upload(upload), fields.request) }
        if let url = fields.url { return (.bytes(try await fetch.fetch(url)), fields.request) }
        throw Problem(
            .usage, "There is no picture in the request.",
            remedy: "Send it as the body, as the form's file \"picture\", or name an upload or a url.")
    }

    /// The whole body; a form has a little more than its picture.
    func bytes(of request: Request) async throws -> [UInt8] {
        try await bodies.bytes(of: request, limit: largest + 65_536, told: largest / 1_000_000)
    }

    /// The body of a request that only asks for something.
    func words(of request: Request) async throws -> [UInt8] {
        try await bodies.bytes(of: request, limit: 1 << 20, told: 1)
    }

    private static func take(_ json: JSONFields, into fields: inout RequestFields) throws {
        for name in ["language", "voice", "detail", "upload", "url"] {
            if let value = try json.text(name) { try fields.set(name, value) }
        }
        if let rate = try json.number("rate") { try fields.set("rate", "\(rate)") }
        for name in ["observers", "audio"] {
            if let list = try json.list(name) { try fields.set(name, list.isEmpty ? "none" : list.joined(separator: ",")) }
        }
    }
}
