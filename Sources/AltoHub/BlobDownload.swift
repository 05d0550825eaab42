import AltoHTTP
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Fetches one file into its blob: resumes after whatever breaks, and starts afresh where resuming cannot be trusted.
struct BlobDownload: Sendable {
    let client: HubClient
    let retries: RetryPolicy
    /// Bytes that must have come for tries to count as new ones.
    var gain: Int64 = 1 << 20

    /// - Parameters:
    ///   - blob: where the blob is to appear.
    ///   - onProgress: how many bytes of the file are there, and how many of them just came.
    /// - Throws: `HubError`, `DiskError`, `CancellationError`. What has come stays for the next time, unless it is
    ///   known to be wrong.
    func run(
        _ file: HubFile, of name: ModelName, to blob: String,
        into incomplete: IncompleteBlob? = nil, onProgress: (Int64, Int64) -> Void
    ) async throws {
        let incomplete = incomplete ?? IncompleteBlob(file, for: blob)
        var isResumed = try await incomplete.resume() > 0
        while true {
            try await fill(incomplete, with: file, of: name, onProgress)
            if try await incomplete.publish(as: blob) { return }
            // Old bytes may have been bad; bytes that came whole in one go are not asked for twice.
            guard isResumed else {
                try await incomplete.discard()
                throw HubError.hashWrong(file.name)
            }
            isResumed = false
            onProgress(0, 0)
        }
    }

    /// Tries until all bytes are there.
    private func fill(
        _ incomplete: IncompleteBlob, with file: HubFile, of name: ModelName, _ onProgress: (Int64, Int64) -> Void
    ) async throws {
        var failures = 0
        // Bytes that came twice, because a server ignores ranges, are no gain: such a download must end.
        var farthest = await incomplete.position
        onProgress(farthest, 0)
        while await incomplete.position < file.size {
            do {
                try await receive(incomplete, file, name, onProgress)
                if await incomplete.position < file.size { throw HubError.unreachable }
            } catch let error as HubError {
                let position = await incomplete.position
                if position >= farthest + gain { failures = 0 }
                farthest = max(farthest, position)
                failures += 1
                try await retries.wait(after: failures, error)
            }
        }
    }

    /// One request.
    private func receive(
        _ incomplete: IncompleteBlob, _ file: HubFile, _ name: ModelName, _ onProgress: (Int64, Int64) -> Void
    ) async throws {
        let position = await incomplete.position
        let answer = try await client.bytes(of: file, from: position, of: name)
        switch answer.status.code {
        case 206 where Self.start(of: answer.headers.first(name: "Content-Range")) == position: break
        case 200:
            // The server ignores ranges, or the file is not what it was: all bytes come, from the first one.
            if position > 0 {
                try await incomplete.restart()
                onProgress(0, 0)
            }
        default:
            // Another part than was asked for, or none (416).
            try await incomplete.restart()
            onProgress(0, 0)
            throw HubError.unreachable
        }
        do {
            for try await piece in answer.body {
                try Task.checkCancellation()
                try await incomplete.append(piece)
                onProgress(await incomplete.position, Int64(piece.readableBytes))
            }
        } catch {
            throw HubTransport.translated(error)
        }
    }

    /// `bytes 100-199/200` begins at 100.
    static func start(of range: String?) -> Int64? {
        range.flatMap { $0.wholeMatch(of: /(?i:bytes) +(\d+)-\d+\/(?:\d+|\*)/) }.flatMap { Int64($0.output.1) }
    }
}
