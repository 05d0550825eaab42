package import AltoGraph

/// What of the published models a machine can bear, and how fast it would be.
package struct MachineFit: Sendable {
    /// Bytes of memory that are free; nil where the machine does not tell.
    package let free: Double?
    /// Bytes a second; nil where nobody measured.
    package let bandwidth: Double?
    /// Those that the processor can do, the most exact first.
    package let precisions: [Precision]

    package init(free: Double?, bandwidth: Double?, precisions: [Precision]) {
        self.free = free
        self.bandwidth = bandwidth
        self.precisions = precisions.sorted { Self.rank($0) < Self.rank($1) }
    }

    private static func rank(_ precision: Precision) -> Int {
        ["fp32", "bf16", "int8", "int4"].firstIndex(of: precision.rawValue) ?? 0
    }

    /// A model in a precision on this machine.
    package struct Choice: Sendable {
        package let model: PublishedModel
        package let precision: Precision
        /// Bytes that it takes.
        package let memory: Double
        /// Tokens a second that memory allows at most.
        package let ceiling: Double?
    }

    /// Whether a model fits, and in which precision: int8 where it can be had, which is a fraction as exact and several times as
    /// fast as the published weights; else the most exact that fits.
    ///
    /// - Returns: nil where it does not fit at all, or its size is not known.
    package func choice(_ model: PublishedModel) -> Choice? {
        guard let size = model.size else { return nil }
        let preferred = precisions.filter { $0.rawValue == "int8" } + precisions
        guard let precision = preferred.first(where: { size.memory(in: $0) <= free ?? .infinity }) else { return nil }
        return Choice(
            model: model, precision: precision, memory: size.memory(in: precision),
            ceiling: bandwidth.map { size.ceiling(in: precision, bandwidth: $0) })
    }

    /// Tokens a second below which listening becomes waiting.
    private static let patience = 6.0
    /// Of what memory allows, about this much is reached.
    private static let reached = 0.7
    /// The rest is for pictures, voices and everything else that runs.
    private static let share = 0.8

    /// The largest that fits with room to spare and speaks fast enough; else the fastest that fits. Models whose terms have to be
    /// accepted first come last.
    package func best(of models: [PublishedModel]) -> Choice? {
        let roomy = MachineFit(free: free.map { $0 * Self.share }, bandwidth: bandwidth, precisions: precisions)
        let fitting = models.filter { !$0.isGated }.compactMap(roomy.choice)
        let fluent = fitting.filter { $0.ceiling.map { $0 * Self.reached >= Self.patience } ?? true }
        func weight(_ choice: Choice) -> Double { choice.model.size?.parameters ?? 0 }
        // Of two as large the one that is preferred, which stands first.
        if let best = fluent.max(by: { weight($0) < weight($1) }) {
            return fluent.first { weight($0) == weight(best) }
        }
        return fitting.min { weight($0) < weight($1) } ?? models.compactMap(choice).min { weight($0) < weight($1) }
    }
}
