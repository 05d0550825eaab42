/// Blobs that nothing refers to yet: they are written down before they are made, and struck off once a job has them
/// (`JobQueue.accept`). What a crash, or a client that never came back, leaves behind can so be found and deleted.
/// Durability, processes and errors are as with `JobQueue`.
package protocol PendingBlobs: Sendable {
    /// To be called before blobs are made.
    func expect(_ blobs: [String], owner: String) async throws

    /// Whether a blob was made by that owner, and for no job yet.
    func isPending(_ blob: String, owner: String) async throws -> Bool

    /// Takes those from the list that have waited longer than that for a job, a thousand at most. Each is given to
    /// one caller.
    func abandonedBlobs(after delay: Duration) async throws -> [String]
}
