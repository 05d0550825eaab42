/// Cuts text into sentences while it is still being written.
public struct SentenceStream {
    private var pending = ""

    public init() {}

    /// - Returns: the sentences that are complete by now: another has begun behind them.
    public mutating func add(_ piece: String) -> [String] {
        pending += piece
        let sentences = Sentences.split(pending)
        guard sentences.count > 1, let last = sentences.last, let range = pending.ranges(of: last).last else {
            return []
        }
        pending = String(pending[range.lowerBound...])
        return Array(sentences.dropLast())
    }

    /// What is left.
    public mutating func finish() -> [String] {
        defer { pending = "" }
        return Sentences.split(pending)
    }
}
