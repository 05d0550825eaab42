/// What becomes of a text before it is cut into words: the steps of `tokenizer.json`'s `normalizer`.
enum TextNormalizer: Hashable, Sendable {
    case bert(BertNormalizer)
    /// Puts a text before one that is not empty.
    case prepend([UInt32])
    case replace([UInt32], with: [UInt32])

    func apply(to points: inout [UInt32]) {
        switch self {
        case .bert(let normalizer): normalizer.apply(to: &points)
        case .prepend(let text): if !points.isEmpty { points.insert(contentsOf: text, at: 0) }
        case .replace(let old, let new): points.replaceRuns(of: old, with: new)
        }
    }
}

extension Array where Element: Equatable {
    /// Replaces each run, from the left.
    mutating func replaceRuns(of old: [Element], with new: [Element]) {
        guard let first = old.first, let start = firstIndex(of: first) else { return }
        if old.count == 1, new.count == 1 {
            for index in start..<count where self[index] == first { self[index] = new[0] }
            return
        }
        var result = Array(self[..<start])
        result.reserveCapacity(count)
        var index = start
        while index < count {
            if self[index] == first, self[index...].starts(with: old) {
                result.append(contentsOf: new)
                index += old.count
            } else {
                result.append(self[index])
                index += 1
            }
        }
        self = result
    }
}
