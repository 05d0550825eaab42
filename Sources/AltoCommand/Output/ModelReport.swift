import AltoHub
import Foundation

/// A model of the cache as JSON.
struct ModelReport: Encodable {
    struct File: Encodable {
        let name: String
        let size: Int64
    }

    let name: String
    let shortName: String?
    let commit: String
    let revisions: [String]
    let architecture: String?
    let supported: Bool
    let complete: Bool
    let missing: [String]
    let size: Int64
    let path: String
    let files: [File]

    init(_ model: InstalledModel) {
        name = model.name.description
        shortName = model.shortName
        commit = model.commit
        revisions = model.revisions
        architecture = model.architecture
        supported = model.isSupported
        complete = model.isComplete
        missing = model.missing
        size = model.size
        path = model.folder.path
        files = model.files.map { File(name: $0.name, size: $0.size) }
    }
}
