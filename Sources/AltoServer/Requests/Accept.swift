/// What a client takes for an answer.
///
/// Source: RFC 9110, section 12.5.1.
package struct Accept: Sendable {
    private struct Range {
        let type: Substring
        let subtype: Substring
        let weight: Double
    }

    private let ranges: [Range]
    private static let mostRanges = 64

    /// - Parameter header: nil where there is none: then everything is taken.
    package init(_ header: String?) {
        ranges =
            header.map { HeaderValue.list($0) }?.prefix(Self.mostRanges).compactMap { item in
                let parts = item.value.split(separator: "/", omittingEmptySubsequences: false)
                guard parts.count == 2 else { return nil }
                // A weight that is none is as good as not given.
                let weight = item["q"].flatMap { Double($0) }.flatMap { (0...1).contains($0) ? $0 : nil } ?? 1
                return Range(type: parts[0], subtype: parts[1], weight: weight)
            } ?? []
    }

    /// The type that the client likes best; of several the one that it names most exactly, then the one that it names first, then
    /// the one that is offered first.
    ///
    /// - Returns: nil when it takes none of them. Without any ranges the first offer.
    package func best(of offers: [String]) -> String? {
        guard !ranges.isEmpty else { return offers.first }
        let rated = offers.enumerated().compactMap { index, offer in
            match(offer).flatMap { $0.weight > 0 ? $0 : nil }.map {
                (offer: offer, rank: ($0.weight, Double($0.exactness), Double(-$0.index), Double(-index)))
            }
        }
        return rated.max { $0.rank < $1.rank }?.offer
    }

    /// Whether a type is excluded by a weight of nothing.
    package func forbids(_ type: String) -> Bool { match(type)?.weight == 0 }

    /// The range that is most exact decides about a type, whatever weight others have.
    private func match(_ offer: String) -> (weight: Double, exactness: Int, index: Int)? {
        let parts = offer.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        var found: (weight: Double, exactness: Int, index: Int)?
        for (index, range) in ranges.enumerated() {
            let exactness: Int
            switch (range.type, range.subtype) {
            case (parts[0], parts[1]): exactness = 2
            case (parts[0], "*"): exactness = 1
            case ("*", "*"): exactness = 0
            default: continue
            }
            if exactness > found?.exactness ?? -1 { found = (range.weight, exactness, index) }
        }
        return found
    }
}
