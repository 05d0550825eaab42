import Alto
import AltoHTTP
import AsyncHTTPClient
package import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Blobs as objects of a bucket, on AWS or on any server that speaks S3.
package struct S3Blobs: BlobStore {
    private let settings: S3Settings
    private let clock: @Sendable () -> Date
    private let pause: @Sendable (Duration) async throws -> Void
    private let partSize: Int
    private static let attempts = 4
    private static let largest = 256 << 20

    /// - Parameter partSize: bytes; what is longer goes in parts of that size, each tried again by itself. S3 takes no less than
    ///   5 MiB.
    package init(
        settings: S3Settings, partSize: Int = 16 << 20, clock: @escaping @Sendable () -> Date = { Date() },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.settings = settings
        self.partSize = partSize
        self.clock = clock
        self.pause = pause
    }

    package var place: BlobPlace { .bucket(settings.bucket, host: settings.address(of: "").host) }

    package func put(_ bytes: Data, _ key: BlobKey, type: String) async throws {
        // S3 compares the body with the hash that was signed, so what it took is what was sent.
        guard bytes.count > partSize else {
            _ = try await send("PUT", key, headers: [("content-type", type)], body: bytes)
            return
        }
        let upload = try await send("POST", key, query: [("uploads", "")], headers: [("content-type", type)])
        guard let id = S3Document(upload.body).first("UploadId") else { throw Self.failed }
        do {
            try await putParts(of: bytes, key, upload: id)
        } catch {
            // Parts that belong to nothing are paid for until somebody looks; also by who was cancelled.
            _ = try? await Task { try await send("DELETE", key, query: [("uploadId", id)]) }.value
            throw error
        }
    }

    private func putParts(of bytes: Data, _ key: BlobKey, upload id: String) async throws {
        var list = ""
        for (index, start) in stride(from: 0, to: bytes.count, by: partSize).enumerated() {
            let part = bytes.dropFirst(start).prefix(partSize)
            let answer = try await send(
                "PUT", key, query: [("partNumber", "\(index + 1)"), ("uploadId", id)], body: Data(part))
            guard let tag = answer.headers.first(name: "etag") else { throw Self.failed }
            list += "<Part><PartNumber>\(index + 1)</PartNumber><ETag>\(S3Document.escaped(tag))</ETag></Part>"
        }
        let whole = Data("<CompleteMultipartUpload>\(list)</CompleteMultipartUpload>".utf8)
        let answer = try await send("POST", key, query: [("uploadId", id)], body: whole)
        // S3 may find out that it failed after it has said 200.
        guard S3Document(answer.body).first("ETag") != nil else { throw Self.failed }
    }

    package func read(_ key: BlobKey) async throws -> Data {
        try await send("GET", key).body
    }

    package func size(of key: BlobKey) async throws -> Int {
        guard let size = try await send("HEAD", key).headers.first(name: "content-length").flatMap({ Int($0) }) else {
            throw Self.failed
        }
        return size
    }

    package func remove(_ key: BlobKey) async throws {
        do {
            _ = try await send("DELETE", key)
        } catch let problem as Problem where problem.code == .notFound {}
    }

    package func uploadRequest(for key: BlobKey, type: String, lifetime: Duration) async throws -> SignedRequest? {
        SignedRequest(
            method: "PUT", url: settings.presigned("PUT", key.text, at: clock(), expires: Int(lifetime / .seconds(1))),
            headers: [:])
    }

    private static let failed = Problem(
        .networkFailed, "The storage for pictures and sounds does not answer as it should.")

    // MARK: Requests

    private struct Answer {
        let headers: HTTPHeaders
        let body: Data
    }

    /// Tries again where that may help: after a connection that broke and answers that say "later", each time after a longer
    /// pause of a random length, so that many who failed together do not come back together.
    private func send(
        _ method: String, _ key: BlobKey, query: [(name: String, value: String)] = [],
        headers: [(name: String, value: String)] = [], body: Data = Data()
    ) async throws -> Answer {
        var attempt = 1
        while true {
            do {
                let (status, answer) = try await once(method, key, query, headers, body)
                let isPassing = [429, 500, 502, 503, 504].contains(status)
                switch status {
                case 200..<300: return answer
                case 404: throw Problem(.notFound, "What was kept under that name is gone.")
                case _ where isPassing && attempt < Self.attempts: break
                case 401, 403: throw Problem(.networkFailed, "The storage refuses the credentials that it was given.")
                default: throw Self.failed
                }
            } catch let problem as Problem {
                throw problem
            } catch is CancellationError {
                throw CancellationError()
            } catch  where attempt >= Self.attempts {
                throw Self.failed
            } catch {}
            try await pause(.milliseconds(Int.random(in: 50...(200 << attempt))))
            attempt += 1
        }
    }

    private func once(
        _ method: String, _ key: BlobKey, _ query: [(name: String, value: String)],
        _ headers: [(name: String, value: String)], _ body: Data
    ) async throws -> (UInt, Answer) {
        let address = settings.address(of: key.text)
        let hash = SigV4.hash(body)
        let signed = SigV4(credentials: settings.credentials, region: settings.region).headers(
            signing: SigV4.Request(
                method: method, path: address.path, query: query,
                headers: headers + [("host", address.host), ("x-amz-content-sha256", hash)], bodyHash: hash),
            at: clock())
        let asked =
            query.isEmpty
            ? "" : "?" + query.map { "\(SigV4.encoded($0.name))=\(SigV4.encoded($0.value))" }.joined(separator: "&")
        var request = HTTPClientRequest(url: address.base + SigV4.encoded(address.path, keepsSlash: true) + asked)
        request.method = HTTPMethod(rawValue: method)
        for header in signed where header.name != "host" { request.headers.add(name: header.name, value: header.value) }
        if !body.isEmpty { request.body = .bytes(ByteBuffer(bytes: body)) }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
        let buffer = try await response.body.collect(upTo: Self.largest)
        return (response.status.code, Answer(headers: response.headers, body: Data(buffer: buffer)))
    }
}
