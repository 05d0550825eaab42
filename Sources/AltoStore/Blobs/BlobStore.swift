import Alto
import AltoFiles
package import Foundation

/// Where pictures and sounds lie: a folder, or a bucket of S3.
///
/// **Durability.** What was put survives a crash and a cut of power once `put` returns. What was removed may be back
/// after a cut of power.
///
/// **Atomicity.** A blob is there whole or not at all: others find what was there before or all of the new bytes, also
/// when `put` throws. Any calls may be made at the same time, by any processes that have the store; of two that put one
/// key one is kept, whole. What was read stays whole when the blob is removed.
///
/// **Errors** are `Problem`s: notFound where a call says so, diskFull, diskFailed, networkFailed. Nothing is kept of
/// what blobs are of or for: that stands in `JobHistory` and `PendingBlobs`.
package protocol BlobStore: Sendable {
    /// Where that is, for whoever wants to know where their pictures are.
    var place: BlobPlace { get }

    /// Keeps bytes under a key, in the place of those that were there.
    /// - Parameter type: their media type, which a store may tell whoever asks it without the service.
    func put(_ bytes: Data, _ key: BlobKey, type: String) async throws

    /// - Throws: `Problem` (notFound) where there is none.
    func read(_ key: BlobKey) async throws -> Data

    /// Bytes.
    /// - Throws: `Problem` (notFound) where there is none.
    func size(of key: BlobKey) async throws -> Int

    /// Nothing happens where there is none.
    func remove(_ key: BlobKey) async throws

    /// A signed request by which a client uploads straight to the store, until its lifetime is over; nil where
    /// uploads go through the service.
    func uploadRequest(for key: BlobKey, type: String, lifetime: Duration) async throws -> SignedRequest?
}

/// Where blobs lie.
package enum BlobPlace: Hashable, Sendable {
    /// On a disk of the machine that the service runs on.
    case thisMachine
    /// In a bucket of S3, at a host with its port.
    case bucket(String, host: String)
}

/// A request that a client may make without any other credentials.
package struct SignedRequest: Codable, Sendable {
    package let method: String
    package let url: String
    package let headers: [String: String]
}

/// The name of a blob: `kind/random` or `kind/random.ending`, generated, never taken from a client.
package struct BlobKey: Hashable, Sendable {
    package let text: String

    /// - Returns: nil for a text that is no such name.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 100,
            parts.allSatisfy({ part in
                part.first != "." && !part.isEmpty
                    && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }
            })
        else { return nil }
        self.text = text
    }

    private init(generated text: String) { self.text = text }

    /// A new name of 128 random bits.
    /// - Parameters:
    ///   - kind: letters.
    ///   - ending: letters and digits, or nothing.
    package static func random(_ kind: String, ending: String? = nil) -> BlobKey {
        BlobKey(generated: "\(kind)/\(RandomName.unguessable())" + (ending.map { ".\($0)" } ?? ""))
    }

    package var ending: String? {
        text.split(separator: ".", maxSplits: 1).dropFirst().first.map(String.init)
    }
}
