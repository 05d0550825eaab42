import Alto
import AltoStore
import Foundation

/// Addresses of sounds and uploads that carry their own permission.
struct Links: Sendable {
    let signed: SignedLinks
    let lifetime: Duration
    /// What stands before the path: nothing, or the address by which clients reach the service.
    let base: String

    func sound(_ key: String, job: Job) throws -> String {
        base + signed.sign("GET", "/v1/sounds/\(key)", query: [("job", job.id)], lifetime: lifetime)
    }

    func upload(_ key: BlobKey, lifetime: Duration) -> String {
        base + signed.sign("PUT", "/v1/blobs/\(key.text)", lifetime: lifetime)
    }
}
