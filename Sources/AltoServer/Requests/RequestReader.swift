import Alto
import AltoHTTP
import AltoStore
import Foundation
import Hummingbird

/// Finds the picture in a request, whichever way it was sent, and what is asked of it.
struct RequestReader: Sendable {
    let largest: Int
    let fetch: SafeFetch
    let bodies: RequestBodies

    enum Picture {
        case bytes([UInt8])
        /// The key of an upload that was made before.
        case upload(String)
    }

    /// - Throws: `Problem`: usage when there is none; image_too_large; what fetching throws.
    func read(_ request: Request, _ context: AltoContext) async throws -> (picture: Picture, fields: DescriptionRequest)
    {
        var fields = RequestFields()
        if let preferred = request.headers[.acceptLanguage].flatMap(AcceptLanguage.best) {
            try fields.set("language", preferred)
        }
        for (name, value) in request.uri.queryParameters { try fields.set(String(name), String(value)) }
        let header = request.headers[.contentType] ?? ""
        let type = HeaderValue(header).value
        if let boundary = try Multipart.boundary(in: header) {
            let form = try Multipart(try await bytes(of: request, context), boundary: boundary)
            for field in form.fields { try fields.set(field.name, field.value) }
            if let picture = form.file("picture") { return (.bytes(picture), fields.request) }
            if fields.url == nil, let shared = Self.sharedAddress(in: form) { try fields.set("url", shared) }
        } else if type.hasPrefix("multipart/") {
            throw Problem(
                .pictureUnsupported, "The service takes no forms of this kind.", remedy: "Send multipart/form-data.")
        } else if type == "application/json" || type.hasSuffix("+json") && !type.hasPrefix("image/") {
            try Self.take(JSONFields(try await words(of: request, context)), into: &fields)
        } else {
            let body = try await bytes(of: request, context)
            if type == "application/x-www-form-urlencoded", FormFields.mayBe(body) {
                for field in FormFields(body).fields { try fields.set(field.name, field.value) }
            } else if !body.isEmpty {
                return (.bytes(body), fields.request)
            }
        }
        if let upload = fields.upload { return (.upload(upload), fields.request) }
        if let url = fields.url { return (.bytes(try await picture(at: url, context)), fields.request) }
        throw Problem(
            .usage, "There is no picture in the request.",
            remedy: "Send it as the body, as the form's file \"picture\", or name an upload or a url.")
    }

    /// Phones share an address in the text that stands beside it.
    private static func sharedAddress(in form: Multipart) -> String? {
        form.fields.filter { ["text", "title"].contains($0.name) }
            .flatMap { $0.value.split(whereSeparator: \.isWhitespace) }
            .first { $0.lowercased().hasPrefix("https://") || $0.lowercased().hasPrefix("http://") }.map(String.init)
    }

    /// A form with files.
    /// - Throws: `Problem` (usage) when the request is none.
    func form(of request: Request, _ context: AltoContext) async throws -> Multipart {
        guard let boundary = try Multipart.boundary(in: request.headers[.contentType] ?? "") else {
            throw Problem(.usage, "The request is not a form with files (multipart/form-data).")
        }
        return try Multipart(try await bytes(of: request, context), boundary: boundary)
    }

    /// A form without files.
    func fields(of request: Request, _ context: AltoContext) async throws -> FormFields {
        FormFields(try await words(of: request, context))
    }

    /// A picture that lies elsewhere; what it takes up counts as if it had been sent.
    func picture(at address: String, _ context: AltoContext) async throws -> [UInt8] {
        try await fetch.fetch(address) { try await bodies.reserve($0, share: context.share) }
    }

    /// The whole body; a form has a little more than its picture.
    func bytes(of request: Request, _ context: AltoContext) async throws -> [UInt8] {
        try await bodies.bytes(of: request, limit: largest + 65_536, told: largest / 1_000_000, share: context.share)
    }

    /// The body of a request that only asks for something.
    func words(of request: Request, _ context: AltoContext) async throws -> [UInt8] {
        try await bodies.bytes(of: request, limit: JSONFields.mostBytes, told: 1, share: context.share)
    }

    /// JSON with pictures in it, which are a third longer than their bytes.
    func conversation(of request: Request, _ context: AltoContext) async throws -> EmbeddedPictures {
        let limit = largest / 3 * 4 + JSONFields.mostBytes
        return try EmbeddedPictures(
            try await bodies.bytes(of: request, limit: limit, told: largest / 1_000_000, share: context.share))
    }

    private static func take(_ json: JSONFields, into fields: inout RequestFields) throws {
        for name in ["language", "voice", "detail", "secondModel", "upload", "url"] {
            if let value = try json.text(name) { try fields.set(name, value) }
        }
        if let rate = try json.number("rate") { try fields.set("rate", "\(rate)") }
        for name in ["page", "frame"] {
            if let number = try json.number(name) {
                try fields.set(name, Int(exactly: number).map(String.init) ?? "none")
            }
        }
        for name in ["translateText", "agree"] {
            if let flag = try json.flag(name) { try fields.set(name, "\(flag)") }
        }
        for name in ["observers", "audio"] {
            if let list = try json.list(name) {
                try fields.set(name, list.isEmpty ? "none" : list.joined(separator: ","))
            }
        }
    }
}
