import AltoHTTP
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// What the hub tells about repositories and their files.
struct HubClient: Sendable {
    let transport: HubTransport
    let retries: RetryPolicy

    private var endpoint: URL { transport.settings.endpoint }

    /// The commit that a revision stands for now, and its files.
    func revision(of name: ModelName) async throws -> HubRevision {
        struct Info: Decodable {
            struct Sibling: Decodable { let rfilename: String }
            let sha: String?
            let siblings: [Sibling]?
        }
        let info: Info = try await metadata("api/models/\(name.repository)/revision", name.wanted, of: name)
        guard let commit = info.sha else { throw HubError.answerUnreadable }
        if let siblings = info.siblings {
            return try HubRevision(commit: commit, files: siblings.map(\.rfilename))
        }
        struct Entry: Decodable {
            let path: String
            let type: String
        }
        guard ModelName.isCommit(commit) else { throw HubError.answerUnreadable }
        let tree: [Entry] = try await metadata("api/models/\(name.repository)/tree", commit, of: name)
        return try HubRevision(commit: commit, files: tree.filter { $0.type == "file" }.map(\.path))
    }

    /// Hash and size of a file. Its bytes may lie with another host; what the hub itself says about them counts.
    func file(_ file: String, of name: ModelName, commit: String) async throws -> HubFile {
        let address = try address("\(name.repository)/resolve/\(commit)", file, keepingSlashes: true)
        return try await retries.run {
            let arrival = try await transport.send(
                .HEAD, address, isAnswer: { $0.headers.contains(name: "X-Linked-Etag") })
            guard arrival.answer.status.code < 400 else { throw failure(arrival, of: name, file: file) }
            let headers = arrival.fromHub
            guard headers.first(name: "X-Repo-Commit") ?? commit == commit else { throw HubError.answerUnreadable }
            // A repository that moved answers with a redirect first; what counts is what the last answer says.
            let own = arrival.isFromHub ? arrival.answer.headers : headers
            guard let etag = headers.first(name: "X-Linked-Etag") ?? own.first(name: "ETag"),
                let hash = BlobHash(etag: etag)
            else { throw HubError.hashUnusable(file) }
            let told = headers.first(name: "X-Linked-Size") ?? arrival.answer.headers.first(name: "Content-Length")
            var size = told.flatMap { Int64($0) }
            if size == nil { size = try await sizeByAsking(address) }
            guard let size, size >= 0 else { throw HubError.answerUnreadable }
            return HubFile(name: file, hash: hash, size: size, address: address)
        }
    }

    /// The bytes of a file from a position on: an answer of status 200 or 206.
    ///
    /// - Throws: `HubError`; a host that the hub sends us to may refuse an address that has grown old, so that is
    ///   worth another try.
    func bytes(of file: HubFile, from position: Int64, of name: ModelName) async throws -> HubTransport.Answer {
        var headers = HTTPHeaders()
        var hubHeaders = HTTPHeaders()
        if position > 0 {
            headers.add(name: "Range", value: "bytes=\(position)-")
            // Only the hub's own ETags are hashes; those of other hosts are unknown, and the hash is checked anyway.
            hubHeaders.add(name: "If-Range", value: "\"\(file.hash.name)\"")
        }
        let arrival = try await transport.send(.GET, file.address, headers: headers, hubHeaders: hubHeaders)
        if arrival.answer.status.code >= 300 && arrival.answer.status.code != 416 {
            throw failure(arrival, of: name, file: file.name)
        }
        return arrival.answer
    }

    /// For a server that does not tell the length when it is asked for the head alone.
    private func sizeByAsking(_ address: URL) async throws -> Int64? {
        try await transport.send(.GET, address).answer.headers.first(name: "Content-Length").flatMap { Int64($0) }
    }

    private func metadata<Value: Decodable & Sendable>(
        _ path: String, _ last: String, of name: ModelName
    ) async throws -> Value {
        let address = try address(path, last)
        let limits = transport.limits
        return try await retries.run {
            try await withTimeLimit(limits.metadata) {
                let arrival = try await transport.send(.GET, address)
                guard arrival.answer.status == .ok else { throw failure(arrival, of: name, file: nil) }
                var body = Data()
                do {
                    for try await piece in arrival.answer.body {
                        body.append(contentsOf: piece.readableBytesView)
                        if body.count > limits.metadataBytes { throw HubError.answerUnreadable }
                    }
                } catch {
                    throw HubTransport.translated(error)
                }
                guard let value = try? JSONDecoder().decode(Value.self, from: body) else {
                    throw HubError.answerUnreadable
                }
                return value
            }
        }
    }

    /// The last part is encoded as one, slashes included, as the hub expects of revisions.
    /// - Parameter keepingSlashes: a file's path keeps them, a revision's name does not.
    private func address(_ path: String, _ last: String, keepingSlashes: Bool = false) throws -> URL {
        let unreserved = CharacterSet(charactersIn: keepingSlashes ? "-._~/" : "-._~").union(
            .alphanumerics.intersection(.ascii))
        guard let encoded = last.addingPercentEncoding(withAllowedCharacters: unreserved),
            let url = URL(string: "\(endpoint.absoluteString.trimming { $0 == "/" })/\(path)/\(encoded)")
        else { throw HubError.answerUnreadable }
        return url
    }

    /// What a status means, by the codes that the hub puts beside it.
    private func failure(_ arrival: HubTransport.Arrival, of name: ModelName, file: String?) -> HubError {
        let headers = arrival.answer.headers
        let status = Int(arrival.answer.status.code)
        let page = "\(endpoint.absoluteString.trimming { $0 == "/" })/\(name.repository)"
        if status == 408 || status == 429 || status >= 500 || !arrival.isFromHub {
            return .busy(status: status, wait: headers.first(name: "Retry-After").flatMap { Double($0) })
        }
        switch (headers.first(name: "X-Error-Code"), status) {
        case ("GatedRepo", _): return .gated(name, page: page)
        case ("RevisionNotFound", _): return .noSuchRevision(name)
        case ("EntryNotFound", _): return .noSuchFile(file ?? name.repository)
        case (nil, 401) where headers.first(name: "X-Error-Message")?.hasPrefix("Invalid credentials") == true:
            return .tokenRefused
        case (nil, 403): return .gated(name, page: page)
        case (nil, 404): return file.map { .noSuchFile($0) } ?? absent(name, page)
        case ("RepoNotFound", _), (nil, 401): return absent(name, page)
        default: return .refused(status: status)
        }
    }

    private func absent(_ name: ModelName, _ page: String) -> HubError {
        .noSuchRepository(name, page: page, asAnonymous: transport.settings.token == nil)
    }
}

extension CharacterSet {
    fileprivate static let ascii = CharacterSet(charactersIn: Unicode.Scalar(0)...Unicode.Scalar(127))
}

/// Ends work that takes too long as `unreachable`.
private func withTimeLimit<Result: Sendable>(
    _ limit: Duration, _ work: @Sendable @escaping () async throws -> Result
) async throws -> Result {
    try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: limit)
            return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let result = first else { throw HubError.unreachable }
        return result
    }
}
