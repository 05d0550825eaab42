import AltoHTTP
import AltoServer
import HTTPTypes
import Hummingbird
import HummingbirdCore
import NIOCore

/// The parsers of what clients send, each on any bytes.
let requestParsers: [String: @Sendable ([UInt8]) -> Void] = [
    "form": { bytes in
        let form = FormFields(bytes)
        precondition(form.fields.count <= 256)
        _ = FormFields.mayBe(bytes)
    },
    // The first line is the Content-Type, the rest is the body.
    "multipart": { bytes in
        let header = bytes.prefix { $0 != 10 }
        guard let boundary = try? Multipart.boundary(in: String(decoding: header, as: UTF8.self)),
            let form = try? Multipart(Array(bytes.dropFirst(header.count + 1)), boundary: boundary)
        else { return }
        _ = form.fields
        _ = form.files("picture")
    },
    "json": { bytes in
        guard let embedded = try? EmbeddedPictures(bytes, mark: "mark-"), let json = try? JSONFields(embedded.json)
        else { return }
        for name in ["text", "rate", "ssml", "audio", "messages"] {
            _ = try? json.text(name)
            _ = try? json.number(name)
            _ = try? json.flag(name)
            _ = try? json.list(name)
            for message in (try? json.objects(name)) ?? [] {
                guard let address = try? message.text("url") else { continue }
                _ = try? embedded.picture(at: address)
            }
        }
    },
    "headers": { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        _ = Accept(text).best(of: ["application/json", "audio/mpeg", "audio/wav"])
        _ = AcceptLanguage.best(of: text)
        _ = HeaderValue.list(text)
        if case .part(let range) = ByteRange(text, of: bytes.count + 1) {
            precondition(range.upperBound <= bytes.count)
        }
        _ = PreferHeader.wait(in: text)
        _ = Authority(text, scheme: "http")
    },
    // Those two are Hummingbird's.
    "query": { bytes in
        var fields = RequestFields()
        for (name, value) in URI("/v1/descriptions?" + String(decoding: bytes, as: UTF8.self)).queryParameters {
            try? fields.set(String(name), String(value))
        }
    },
    "cookies": { bytes in
        let fields: HTTPFields = [.cookie: String(decoding: bytes, as: UTF8.self)]
        let head = HTTPRequest(method: .get, scheme: "http", authority: "alto", path: "/", headerFields: fields)
        _ = Request(head: head, body: RequestBody(buffer: ByteBuffer())).cookies["alto_key"]?.value
    },
    "address": { bytes in
        _ = FetchTarget(String(decoding: bytes, as: UTF8.self))?.redirected(to: "//other:70000/")
        _ = AddressGuard.isGlobal(Array(bytes.prefix(16)))
        _ = AddressGuard.isGlobal(Array(bytes.prefix(4)))
    },
]
