package import Alto
import Foundation

/// The people of one owner who agreed to be recognised. Nobody sees, changes or recognises another owner's.
///
/// Kept are names, 128 numbers a face, and consents; never a picture. Names are one person's when they differ in case
/// or in how Unicode composes them only; owners are compared byte for byte, as keys' names are.
///
/// **Durability.** When a call returns, what it did survives a crash and a cut of power; of who was removed no byte is
/// left where people are kept.
///
/// **Atomicity.** Each call happens whole or not at all, whoever else calls at the same time, in whichever process;
/// each call sees what every earlier one did. To look leaves nothing behind.
///
/// **Errors** are `Problem`s: storeFailed of any call, diskFull of `add`, and those that a call names.
package protocol PeopleStore: Gallery {
    /// Whose people these are: the name of an API key, or `GalleryStore.localOwner`.
    var owner: String { get }

    /// The people of another owner, in the same place.
    func of(_ owner: String) -> Self

    /// Everybody with their numbers, by name.
    func people() async throws -> [Person]

    /// Everybody without their numbers, by name.
    func list() async throws -> [PersonRecord]

    /// - Throws: `Problem` (personUnknown).
    func show(_ name: String) async throws -> PersonRecord

    /// Enrols somebody, or adds faces to somebody who is enrolled: the name is as it was first given, and the new
    /// consent is kept beside the earlier ones.
    ///
    /// - Parameter time: seconds since 1970.
    /// - Throws: `Problem`: usage for a name that cannot be spoken or without a face, consentRequired.
    @discardableResult
    func add(name: String, embeddings: [FaceEmbedding], consent: String, time: Int) async throws -> PersonRecord

    /// Forgets a person.
    /// - Throws: `Problem` (personUnknown).
    func remove(_ name: String) async throws

    /// Forgets all of the owner's people, and the owner's name with them; as when an API key is revoked.
    /// - Returns: how many people were forgotten.
    @discardableResult
    func forgetAll() async throws -> Int
}

extension PeopleStore {
    @discardableResult
    package func add(name: String, embeddings: [FaceEmbedding], consent: String) async throws -> PersonRecord {
        try await add(
            name: name, embeddings: embeddings, consent: consent, time: Int(Date().timeIntervalSince1970))
    }
}
