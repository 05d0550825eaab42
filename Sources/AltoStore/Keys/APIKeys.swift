/// Who may use the service from other machines, and by what name.
///
/// A key is shown once, when it is made; what is kept does not tell it. When a call returns, what it did is durable,
/// and every process sees it at its next call: a key that was revoked by one opens nothing at another. Any calls may
/// be made at the same time; of two that create one name at most one succeeds.
///
/// Errors are `Problem`s: storeFailed and diskFull of any call, and those that it names.
package protocol APIKeys: Sendable {
    /// - Returns: the key, which cannot be had again.
    /// - Throws: `Problem` (usage) when the name is taken, the machine's own (`GalleryStore.localOwner`), or not 1 to
    ///   64 characters.
    func create(_ name: String) async throws -> String

    /// All keys, by name.
    func list() async throws -> [APIKey]

    /// The key of that name is worth nothing from now on.
    /// - Throws: `Problem` (notFound).
    func revoke(_ name: String) async throws

    /// Whose key it is; nil when it is nobody's, or none at all. How long that takes tells nothing of keys. Notes
    /// when the key was last used, to the hour.
    func owner(of key: String) async throws -> String?
}

/// What is told of a key.
package struct APIKey: Sendable, Hashable {
    package let name: String
    /// Seconds since 1970.
    package let created: Int
    package let lastUsed: Int?
}
