import Alto
import AltoGraph
import AltoModels

/// What is known of a model of the hub before it is fetched: what it can, how large it is, whether this machine can bear it.
struct PublishedModelReport: Encodable {
    let name: String
    let shortName: String
    let purpose: String
    /// caption, ask, chat, detect, speak, translate.
    let can: [String]
    let license: String?
    let gated: Bool
    let installed: Bool
    /// Bytes of the download.
    let size: Int64?
    /// Bytes that it takes at work, by precision.
    let memory: [String: Int64]?
    /// The precision in which this machine can bear it; nil where it cannot, or nobody knows.
    let runs: String?

    init(_ model: PublishedModel, isInstalled: Bool, on machine: MachineFit) {
        name = model.repository
        shortName = model.shortName
        purpose = model.purpose
        can = model.tasks.abilities
        license = model.license
        gated = model.isGated
        installed = isInstalled
        size = model.size.map { Int64($0.download) }
        memory = model.size.map { size in
            Dictionary(uniqueKeysWithValues: Precision.allCases.map { ($0.rawValue, Int64(size.memory(in: $0))) })
        }
        runs = machine.choice(model)?.precision.rawValue
    }

    static let head = ["model", "can", "download", "memory", "license", "here"]

    /// Cells under the head.
    var row: [String] {
        let sizes = Precision.allCases.compactMap { precision in
            memory?[precision.rawValue].map { "\(precision.rawValue) \(MemoryCheck.gigabytes(Double($0)))" }
        }
        return [
            shortName, can.joined(separator: ", "), size.map { MemoryCheck.gigabytes(Double($0)) } ?? "-",
            sizes.isEmpty ? "-" : sizes.joined(separator: ", "),
            (license ?? "-") + (gated ? ", to be accepted" : ""),
            memory == nil ? "yes" : runs.map { "yes, in \($0)" } ?? "too large",
        ]
    }
}

extension Set<ModelTask> {
    /// As people call them, in a fixed order. Who converses captions and answers, too.
    var abilities: [String] {
        var tasks = self
        if contains(.chat) { tasks.formUnion([.caption, .answer]) }
        return ModelTask.allCases.filter(tasks.contains).map { task in
            switch task {
            case .caption: "caption"
            case .answer: "ask"
            case .chat: "chat"
            case .detect: "detect"
            case .speech: "speak"
            case .translation: "translate"
            case .labels: "label"
            }
        }
    }
}
