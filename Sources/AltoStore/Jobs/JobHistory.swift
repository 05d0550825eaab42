/// Looking at jobs, and forgetting them. Durability, atomicity, processes and errors are as with `JobQueue`.
///
/// What is removed is gone without a trace: when the call returns, no byte of it is left where it was kept. Its blobs
/// are the caller's to delete.
package protocol JobHistory: Sendable {
    /// - Returns: nil when there is none, or it is somebody else's.
    func job(_ id: String, owner: String) async throws -> Job?

    /// Whoever owns it.
    func anyJob(_ id: String) async throws -> Job?

    /// One page of an owner's jobs, the newest first. What is accepted or removed between two pages moves no other
    /// job from one page to another.
    ///
    /// - Parameters:
    ///   - words: only descriptions in which all of these words, or words that begin so, occur: without regard to
    ///     case and accents. None are found by a text without words.
    ///   - cursor: `next` of the page before.
    ///   - count: the most jobs of the page.
    /// - Throws: `Problem` (usage) for a cursor that is none.
    func page(owner: String, words: String?, after cursor: String?, count: Int) async throws -> JobPage

    /// - Returns: what it was; nil when there was none, or it is somebody else's.
    func remove(_ id: String, owner: String) async throws -> Job?

    /// Forgets all of an owner's jobs that are over.
    func removeAll(owner: String) async throws -> [Job]

    /// Forgets everybody's jobs that were over before a time, in seconds since 1970.
    func removeAll(finishedBefore time: Int) async throws -> [Job]
}

package struct JobPage: Sendable {
    package let jobs: [Job]
    /// Where the next page begins; nil at the end.
    package let next: String?
}
