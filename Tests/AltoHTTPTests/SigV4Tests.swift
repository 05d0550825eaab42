import AltoTesting
import Foundation
import Testing

@testable import AltoHTTP

private let folder = Shared.folder.appending(path: "aws-sigv4")
private let vectors = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter {
    $0 != "README.md"
}.sorted()

/// AWS's own vectors: each request signed in its headers and in its query.
@Suite(.enabled(if: !vectors.isEmpty, "the signing vectors are not here"))
struct SigV4Tests {

    private func text(_ vector: String, _ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "\(vector)/\(name).txt"), encoding: .utf8)
    }

    /// A request as it is written down: "GET /path?query HTTP/1.1", headers, a blank line, the body.
    private func request(_ text: String, signsBody: Bool) throws -> SigV4.Request {
        let halves = text.components(separatedBy: "\n\n")
        var lines = halves[0].split(separator: "\n").map(String.init)
        let first = lines.removeFirst()
        let method = String(first.prefix { $0 != " " })
        let target = String(first.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count))
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let query =
            parts.count < 2
            ? []
            : parts[1].split(separator: "&").map { item -> (name: String, value: String) in
                let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
                return (
                    pair[0].removingPercentEncoding ?? pair[0],
                    pair.count > 1 ? pair[1].removingPercentEncoding ?? pair[1] : ""
                )
            }
        var headers: [(name: String, value: String)] = []
        for line in lines {
            if line.first == " ", let last = headers.popLast() {
                headers.append((last.name, "\(last.value) \(line)"))
            } else {
                let pair = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                headers.append((String(pair[0]), pair.count > 1 ? String(pair[1]) : ""))
            }
        }
        let body = halves.count > 1 && signsBody ? halves[1] : ""
        return SigV4.Request(
            method: method, path: parts[0], query: query, headers: headers, bodyHash: SigV4.hash(Data(body.utf8)))
    }

    @Test func `there are 38 of them`() {
        #expect(vectors.count == 38)
    }

    @Test(arguments: vectors)
    func `a request is signed as AWS signs it`(vector: String) throws {
        let context = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: folder.appending(path: "\(vector)/context.json"))) as? [String: Any])
        let given = try #require(context["credentials"] as? [String: String])
        // The token is sent, but not signed, where the vector says so.
        let token = context["omit_session_token"] as? Bool == true ? nil : given["token"]
        let signer = SigV4(
            credentials: .init(
                accessKey: try #require(given["access_key_id"]), secret: try #require(given["secret_access_key"]),
                token: token),
            region: try #require(context["region"] as? String), service: try #require(context["service"] as? String),
            normalizesPath: try #require(context["normalize"] as? Bool))
        let signsBody = context["sign_body"] as? Bool == true
        let date = try Date(try #require(context["timestamp"] as? String), strategy: .iso8601)
        let plain = try request(text(vector, "request"), signsBody: signsBody)

        var inHeaders = plain
        if signsBody { inHeaders.headers.append(("x-amz-content-sha256", plain.bodyHash)) }
        inHeaders = signer.prepared(inHeaders, at: date)
        #expect(signer.canonicalRequest(inHeaders) == (try text(vector, "header-canonical-request")))
        #expect(signer.stringToSign(inHeaders, at: date) == (try text(vector, "header-string-to-sign")))
        #expect(signer.signature(of: inHeaders, at: date) == (try text(vector, "header-signature")))

        let seconds = try #require(context["expiration_in_seconds"] as? Int)
        let inQuery = signer.prepared(plain, at: date, expires: seconds)
        #expect(signer.canonicalRequest(inQuery) == (try text(vector, "query-canonical-request")))
        #expect(signer.signature(of: inQuery, at: date) == (try text(vector, "query-signature")))
    }
}
