import AltoHub
import AltoModels
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
    /// What is known of it beforehand; missing for models without a short name.
    let can: [String]?
    let license: String?
    let gated: Bool?
    /// Bytes that it takes at work, by precision.
    let memory: [String: Int64]?
    /// The precision in which this machine can bear it.
    let runs: String?

    init(_ model: InstalledModel, on machine: MachineFit, registry: ModelRegistry = .standard) {
        let known = registry.published.first { $0.repository == model.name.description }
            .map { PublishedModelReport($0, isInstalled: true, on: machine) }
        (can, gated, memory, runs) = (known?.can, known?.gated, known?.memory, known?.runs)
        license = known?.license ?? ModelCard.license(in: model.folder)
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
