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
            let format = key.ending.flatMap(SoundFormat.init) ?? .mp3
            var headers: HTTPFields = [
                .contentType: format.mediaType, .acceptRanges: "bytes", .cacheControl: "private, max-age=3600",
            ]
            let isDownload = query.contains { $0.0 == "download" }
            headers[.contentDisposition] =
                "\(isDownload ? "attachment" : "inline"); filename=\"description.\(format.rawValue)\""
            switch request.headers[.range].map({ ByteRange($0, of: bytes.count) }) ?? .whole {
            case .whole:
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            case .beyond:
                headers[.contentRange] = "bytes */\(bytes.count)"
                return Response(status: .rangeNotSatisfiable, headers: headers)
            case .part(let range):
                headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound)/\(bytes.count)"
                let part = bytes.dropFirst(range.lowerBound).prefix(range.count)
                return Response(
                    status: .partialContent, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: part)))
            }
        }
    }
}
