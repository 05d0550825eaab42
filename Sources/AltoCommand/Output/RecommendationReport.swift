import AltoGraph
import AltoModels

/// Which model is recommended, and why.
struct RecommendationReport: Encodable {
    /// Bytes.
    let memoryFree: Int64?
    /// Bytes a second.
    let bandwidth: Int64?
    let model: String?
    let repository: String?
    let precision: String?
    /// Bytes.
    let memory: Int64?
    /// At most.
    let tokensASecond: Double?
    let gated: Bool?

    init(_ machine: MachineFit, _ choice: MachineFit.Choice?) {
        memoryFree = machine.free.map { Int64($0) }
        bandwidth = machine.bandwidth.map { Int64($0) }
        model = choice?.model.shortName
        repository = choice?.model.repository
        precision = choice?.precision.rawValue
        memory = choice.map { Int64($0.memory) }
        tokensASecond = choice?.ceiling.map { ($0 * 10).rounded() / 10 }
        gated = choice?.model.isGated
    }

    /// For people.
    var lines: [String] {
        let free = memoryFree.map { "\(MemoryCheck.gigabytes(Double($0))) of memory free" }
        let speed = bandwidth.map { "memory that is read at \(MemoryCheck.gigabytes(Double($0))) a second" }
        let machine = [free, speed].compactMap(\.self).joined(separator: " and ")
        guard let model, let precision, let memory else {
            return ["This machine has \(machine).", "No model that converses fits into it."]
        }
        let pace = tokensASecond.map { ", at most \(Int($0.rounded())) tokens a second" } ?? ""
        return [
            "This machine has \(machine).",
            "Recommended: \(model) in \(precision), \(MemoryCheck.gigabytes(Double(memory)))\(pace).",
            "Get it with: alto models pull \(model)",
            "Then: alto chat PICTURE --model \(model) --precision \(precision)",
        ]
    }
}
