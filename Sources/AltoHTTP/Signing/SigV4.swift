import Crypto
package import Foundation

/// AWS Signature Version 4 (the AWS General Reference, "Signing AWS API requests"): requests signed in their headers or query.
package struct SigV4: Sendable {
    package struct Credentials: Sendable {
        package var accessKey: String
        package var secret: String
        package var token: String?

        package init(accessKey: String, secret: String, token: String? = nil) {
            self.accessKey = accessKey
            self.secret = secret
            self.token = token
        }
    }

    /// What is signed. Path and query are as they are meant, not yet encoded.
    package struct Request: Sendable {
        package var method: String
        package var path: String
        package var query: [(name: String, value: String)]
        package var headers: [(name: String, value: String)]
        /// SHA-256 of the body in hexadecimal, or `unsignedPayload`.
        package var bodyHash: String

        package init(
            method: String, path: String, query: [(name: String, value: String)] = [],
            headers: [(name: String, value: String)], bodyHash: String = SigV4.hash(Data())
        ) {
            self.method = method
            self.path = path
            self.query = query
            self.headers = headers
            self.bodyHash = bodyHash
        }
    }

    package static let unsignedPayload = "UNSIGNED-PAYLOAD"
    private static let algorithm = "AWS4-HMAC-SHA256"

    let credentials: Credentials
    let region: String
    let service: String
    /// Whether `.`, `..` and double slashes are taken out of paths; S3 keeps them.
    let normalizesPath: Bool

    package init(credentials: Credentials, region: String, service: String = "s3", normalizesPath: Bool = false) {
        self.credentials = credentials
        self.region = region
        self.service = service
        self.normalizesPath = normalizesPath
    }

    /// The request's headers with `x-amz-date`, the token and `authorization` among them.
    package func headers(signing request: Request, at date: Date) -> [(name: String, value: String)] {
        let prepared = prepared(request, at: date)
        let authorization =
            "\(Self.algorithm) Credential=\(credentials.accessKey)/\(scope(date)), "
            + "SignedHeaders=\(Self.signedHeaders(of: prepared)), Signature=\(signature(of: prepared, at: date))"
        return prepared.headers + [("authorization", authorization)]
    }

    /// The query of a signed address, encoded: whoever has it may make this one request until it expires.
    package func query(signing request: Request, at date: Date, expires seconds: Int) -> String {
        let prepared = prepared(request, at: date, expires: seconds)
        let signature = signature(of: prepared, at: date)
        return (prepared.query + [("X-Amz-Signature", signature)])
            .map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    // MARK: The steps, as the specification names them

    func prepared(_ request: Request, at date: Date) -> Request {
        var request = request
        request.headers.append(("x-amz-date", Self.timestamp(date)))
        if let token = credentials.token { request.headers.append(("x-amz-security-token", token)) }
        return request
    }

    func prepared(_ request: Request, at date: Date, expires seconds: Int) -> Request {
        var request = request
        request.query += [
            ("X-Amz-Algorithm", Self.algorithm), ("X-Amz-Credential", "\(credentials.accessKey)/\(scope(date))"),
            ("X-Amz-Date", Self.timestamp(date)), ("X-Amz-Expires", "\(seconds)"),
            ("X-Amz-SignedHeaders", Self.signedHeaders(of: request)),
        ]
        if let token = credentials.token { request.query.append(("X-Amz-Security-Token", token)) }
        return request
    }

    func canonicalRequest(_ request: Request) -> String {
        let query = request.query.map { (Self.encoded($0.name), Self.encoded($0.value)) }
            .sorted { $0.0.utf8.elementsEqual($1.0.utf8) ? Self.precedes($0.1, $1.1) : Self.precedes($0.0, $1.0) }
            .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
        let headers = Self.grouped(request.headers).map { "\($0.name):\($0.values.joined(separator: ","))\n" }.joined()
        return [
            request.method, canonicalPath(request.path), query, headers, Self.signedHeaders(of: request),
            request.bodyHash,
        ].joined(separator: "\n")
    }

    func stringToSign(_ request: Request, at date: Date) -> String {
        [Self.algorithm, Self.timestamp(date), scope(date), Self.hash(Data(canonicalRequest(request).utf8))].joined(
            separator: "\n")
    }

    func signature(of request: Request, at date: Date) -> String {
        func mac(_ key: some ContiguousBytes, _ text: String) -> HashedAuthenticationCode<SHA256> {
            HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key))
        }
        var key = mac(Data("AWS4\(credentials.secret)".utf8), String(Self.timestamp(date).prefix(8)))
        for part in [region, service, "aws4_request"] { key = mac(key, part) }
        return Self.hexadecimal(mac(key, stringToSign(request, at: date)))
    }

    private func scope(_ date: Date) -> String {
        "\(Self.timestamp(date).prefix(8))/\(region)/\(service)/aws4_request"
    }

    private func canonicalPath(_ path: String) -> String {
        var path = path.isEmpty ? "/" : path
        if normalizesPath {
            var kept: [Substring] = []
            let parts = path.split(separator: "/")
            for part in parts where part != "." {
                if part == ".." { _ = kept.popLast() } else { kept.append(part) }
            }
            let ends = path.hasSuffix("/") || parts.last == "." || parts.last == ".."
            path = "/" + kept.joined(separator: "/") + (ends && !kept.isEmpty ? "/" : "")
        }
        return Self.encoded(path, keepsSlash: true)
    }

    // MARK: Text

    /// RFC 3986's unreserved characters stay, all other bytes are escaped.
    package static func encoded(_ text: String, keepsSlash: Bool = false) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: "/") where keepsSlash: result += "/"
            default: result += String(format: "%%%02X", byte)
            }
        }
        return result
    }

    package static func hash(_ data: Data) -> String { hexadecimal(SHA256.hash(data: data)) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }

    private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

    private static func signedHeaders(of request: Request) -> String {
        grouped(request.headers).map(\.name).joined(separator: ";")
    }

    /// Headers by name, each with its values in order, runs of spaces made one.
    private static func grouped(_ headers: [(name: String, value: String)]) -> [(name: String, values: [String])] {
        var values: [String: [String]] = [:]
        for header in headers {
            let value = header.value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            values[header.name.lowercased(), default: []].append(value)
        }
        return values.sorted { precedes($0.key, $1.key) }.map { ($0.key, $0.value) }
    }

    /// "20150830T123600Z".
    private static func timestamp(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        return String(
            format: "%04d%02d%02dT%02d%02d%02dZ", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0, parts.hour ?? 0,
            parts.minute ?? 0, parts.second ?? 0)
    }
}
