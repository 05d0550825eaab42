package import Alto
package import Foundation

/// People in SQLite: all owners' in one file, which several processes may use at once.
///
/// What is removed is overwritten: SQLite zeroes deleted content (`secure_delete`), the file is rewritten (`VACUUM`,
/// with its scratch in memory), and the write-ahead log is emptied before removal is reported.
///
/// The file is made with the first person (mode 0600, its folder 0700 where that is made, too). A gallery without a
/// file is an empty one: to look at a picture leaves nothing behind.
package struct GalleryStore: PeopleStore {
    /// Who uses this machine: the owner where no API key is asked for.
    package static let localOwner = "local"

    package let owner: String
    private let file: GalleryFile

    /// - Parameter path: the database file. It is opened when it is first needed.
    /// - Throws: `Problem` (storeFailed) when the path names a folder.
    package init(path: URL, owner: String = localOwner) throws {
        self.init(file: try GalleryFile(path: path), owner: owner)
    }

    private init(file: GalleryFile, owner: String) {
        self.file = file
        self.owner = owner
    }

    /// The file is not opened again.
    package func of(_ owner: String) -> GalleryStore { GalleryStore(file: file, owner: owner) }

    package func people() async throws -> [Person] {
        try await file.read { [owner] in try GalleryTables.people(of: owner, in: $0) } ?? []
    }

    package func list() async throws -> [PersonRecord] {
        try await file.read { [owner] in try GalleryTables.records(of: owner, in: $0) } ?? []
    }

    package func show(_ name: String) async throws -> PersonRecord {
        let name = try PersonName(name)
        let found = try await file.read { [owner] in try GalleryTables.records(of: owner, key: name.key, in: $0).first }
        guard let record = found ?? nil else { throw Self.unknown(name) }
        return record
    }

    @discardableResult
    package func add(
        name: String, embeddings: [FaceEmbedding], consent: String, time: Int
    ) async throws -> PersonRecord {
        let name = try PersonName(name)
        let consent = try ConsentText(consent)
        guard !embeddings.isEmpty else {
            throw Problem(.usage, "There is no face to enrol.", remedy: "Give at least one picture.")
        }
        return try await file.write { [owner] db in
            try GalleryTables.add(name, of: owner, embeddings: embeddings, consent: consent, time: time, in: db)
            guard let record = try GalleryTables.records(of: owner, key: name.key, in: db).first else {
                throw StoreFailure.damaged
            }
            return record
        }
    }

    package func remove(_ name: String) async throws {
        let name = try PersonName(name)
        let removed = try await file.erase { [owner] in try GalleryTables.remove(key: name.key, of: owner, in: $0) }
        guard removed > 0 else { throw Self.unknown(name) }
    }

    @discardableResult
    package func forgetAll() async throws -> Int {
        try await file.erase { [owner] in try GalleryTables.removeAll(of: owner, in: $0) }
    }

    private static func unknown(_ name: PersonName) -> Problem {
        Problem(
            .personUnknown, "Nobody called \"\(name.text)\" is enrolled.",
            remedy: "`alto people list` names everybody who is; with --owner, everybody of a key.")
    }
}
