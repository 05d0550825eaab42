import Foundation
import GRDB

/// A row of the gallery, whose id SQLite gives it.
protocol GalleryRow: Codable, FetchableRecord, MutablePersistableRecord {
    var id: Int64? { get set }
}

extension GalleryRow {
    mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

struct PersonRow: GalleryRow {
    static let databaseTableName = "person"
    typealias Columns = CodingKeys
    enum CodingKeys: String, CodingKey, ColumnExpression { case id, owner, name, key, enrolled }

    var id: Int64?
    let owner: String
    let name: String
    /// What is compared (`PersonName`).
    let key: String
    let enrolled: Int
}

struct ConsentRow: GalleryRow {
    static let databaseTableName = "consent"
    typealias Columns = CodingKeys
    enum CodingKeys: String, CodingKey, ColumnExpression { case id, personID, text, recorded }

    var id: Int64?
    let personID: Int64?
    let text: String
    let recorded: Int
}

struct EmbeddingRow: Codable, FetchableRecord, PersistableRecord {
    static let databaseTableName = "embedding"
    typealias Columns = CodingKeys
    enum CodingKeys: String, CodingKey, ColumnExpression { case id, consentID, numbers }

    var id: Int64?
    let consentID: Int64?
    /// Of one face, as `FaceEmbedding.data`.
    let numbers: Data
}
