import Foundation

/// A model that came with Alto as JSON, among those of the cache; it has no commit.
struct BundledModelReport: Encodable {
    let name: String
    let bundled = true
    let license: String
    let purpose: String
    let size: Int64
    let path: String

    init(_ model: BundledModel) {
        name = model.name
        license = model.license
        purpose = model.purpose
        size = model.size
        path = model.folder.path
    }
}
