import Alto
import AltoStore
import Foundation
import HTTPTypes
import Hummingbird

/// `/v1/sounds`: a sound behind a signed link, whole or in ranges, with the name that a download gets.
struct SoundRoutes: Sendable {
    let blobs: any BlobStore
    let links: Links

    func add(to router: Router<AltoContext>) {
        router.get("v1/sounds/:kind/:name") { request, context in
            let path = "/v1/sounds/\(try context.parameters.require("kind"))/\(try context.parameters.require("name"))"
            let query = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
            // `download` asks for a file instead of a player; it is not part of what was signed.
            try links.signed.check("GET", path, query: query.filter { $0.0 != "download" })
            guard let key = BlobKey(String(path.dropFirst("/v1/sounds/".count))), key.text.hasPrefix("sounds/") else {
                throw Problem(.notFound, "There is no such sound.")
            }
            let bytes = try await blobs.read(key)
            let format = key.ending ?? "mp3"
            var headers: HTTPFields = [.contentType: SoundTypes.type(of: format), .acceptRanges: "bytes", .cacheControl: "private, max-age=3600"]
            let isDownload = query.contains { $0.0 == "download" }
            headers[.contentDisposition] = "\(isDownload ? "attachment" : "inline"); filename=\"description.\(format)\""
            guard let header = request.headers[.range] else {
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
            guard let range = ByteRange(header, of: bytes.count) else {
                headers[.contentRange] = "bytes */\(bytes.count)"
                return Response(status: .rangeNotSatisfiable, headers: headers)
            }
            headers[.contentRange] = "bytes \(range.first)-\(range.last)/\(bytes.count)"
            let part = bytes[bytes.startIndex + range.first...bytes.startIndex + range.last]
            return Response(status: .partialContent, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: part)))
        }
    }
}

/// One range of bytes, as RFC 9110, section 14.1.2, writes it.
struct ByteRange: Equatable {
    let first: Int
    let last: Int

    /// - Returns: nil when it is no single range within so many bytes.
    init?(_ header: String, of count: Int) {
        guard header.hasPrefix("bytes="), !header.contains(",") else { return nil }
        let ends = header.dropFirst("bytes=".count).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2, count > 0 else { return nil }
        if ends[0].isEmpty {
            guard let suffix = Int(ends[1]), suffix > 0 else { return nil }
            (first, last) = (max(0, count - suffix), count - 1)
        } else {
            guard let start = Int(ends[0]), start >= 0, start < count else { return nil }
            guard let end = ends[1].isEmpty ? count - 1 : Int(ends[1]), end >= start else { return nil }
            (first, last) = (start, min(end, count - 1))
        }
    }
}
