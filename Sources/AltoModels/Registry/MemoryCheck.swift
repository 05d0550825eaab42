package import Alto

/// Whether there is memory for a model, asked before it is loaded: a machine that swaps answers nobody.
package enum MemoryCheck {
    /// - Parameters in bytes; nil where the machine does not tell, and then nothing is refused.
    /// - Throws: `Problem` (memoryShort) that says how much is needed and how much is free.
    package static func check(_ model: String, needs needed: Double, free: Double?, remedy: String?) throws(Problem) {
        guard let free, needed > free else { return }
        throw Problem(
            .memoryShort, "The model \(model) needs \(gigabytes(needed)), \(gigabytes(free)) are free.", remedy: remedy)
    }

    /// "2.4 GB".
    package static func gigabytes(_ bytes: Double) -> String {
        let tenths = (max(0, bytes) / 1e8).rounded()
        return tenths < 100_000 ? "\(tenths / 10) GB" : "\(Int(min(tenths / 10, 1e12))) GB"
    }
}
