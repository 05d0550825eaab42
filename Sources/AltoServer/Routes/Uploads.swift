import Alto
import AltoStore
import Foundation
import Hummingbird
import Synchronization

/// `/v1/uploads`: temporary credentials for one picture: one key, one signed PUT, limits, an end.
struct Uploads: Sendable {
    let blobs: any BlobStore
    let pending: any PendingBlobs
    let links: Links
    let requestReader: RequestReader
    private static let lifetime: Duration = .seconds(900)

    private struct Credentials: Encodable {
        let upload: String
        let method: String
        let url: String
        let headers: [String: String]
        let maximumBytes: Int
        let types: [String]
        /// Seconds since 1970.
        let expires: Int
    }

    private static let types = [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/heic", "image/avif",
    ]

    func add(to group: RouterGroup<AltoContext>) {
        group.post("uploads") { _, context in try await create(owner: context.owner) }
    }

    /// The signed PUT itself needs no key: the signature is the permission.
    func addUnkeyed(to router: Router<AltoContext>) {
        router.put("v1/blobs/:kind/:name") { request, context in
            let path = "/v1/blobs/\(try context.parameters.require("kind"))/\(try context.parameters.require("name"))"
            try links.signed.check(
                "PUT", path, query: request.uri.queryParameters.map { (String($0.key), String($0.value)) })
            guard let key = BlobKey(String(path.dropFirst("/v1/blobs/".count))), key.text.hasPrefix("uploads/") else {
                throw Problem(.notFound, "There is no such upload.")
            }
            let bytes = try await requestReader.bytes(of: request, context)
            guard !bytes.isEmpty else { throw Problem(.pictureEmpty, "There is no picture in the request.") }
            try await blobs.put(Data(bytes), key, type: "application/octet-stream")
            return Response(status: .created)
        }
    }

    private func create(owner: String) async throws -> Response {
        let key = BlobKey.random("uploads")
        // Nobody else can use it, and it is deleted when its owner does not.
        try await pending.expect([key.text], owner: owner)
        let expires = Int(Date().timeIntervalSince1970 + Self.lifetime / .seconds(1))
        let signed = try await blobs.uploadRequest(for: key, type: "application/octet-stream", lifetime: Self.lifetime)
        return try .json(
            Credentials(
                upload: key.text, method: signed?.method ?? "PUT",
                url: signed?.url ?? links.upload(key, lifetime: Self.lifetime), headers: signed?.headers ?? [:],
                maximumBytes: requestReader.largest, types: Self.types, expires: expires), status: .created)
    }

    /// The key of an upload that its owner made and has not used yet.
    /// - Throws: `Problem` (pictureMissing) when nothing was uploaded under it; image_too_large.
    func finished(_ text: String, owner: String) async throws -> BlobKey {
        guard let key = BlobKey(text), text.hasPrefix("uploads/"), try await pending.isPending(text, owner: owner)
        else {
            throw Problem(.pictureMissing, "There is no such upload.", remedy: "An upload is good for one description.")
        }
        let size: Int
        do {
            size = try await blobs.size(of: key)
        } catch let problem as Problem where problem.code == .notFound {
            throw Problem(.pictureMissing, "Nothing was uploaded under that name.")
        }
        guard size <= requestReader.largest else {
            try await blobs.remove(key)
            throw Problem(.imageTooLarge, "The picture is larger than \(requestReader.largest / 1_000_000) MB.")
        }
        return key
    }
}
