/// Joins the pieces of a word pair by pair, in the order in which the pairs were learnt (Sennrich et al., 2016), over
/// bytes.
struct BytePairEncoding: Sendable {
    let vocabulary: Vocabulary
    /// The token of each byte; nil where the vocabulary lacks it.
    private let byteIDs: [Int?]
    private let unknown: Int?
    /// Neighbouring unknown bytes become one unknown token.
    private let fusesUnknown: Bool
    /// A word that is a token is taken whole.
    private let ignoresMerges: Bool
    /// Rank and result of each pair that can be joined, by both ids in one number.
    private let merges: [UInt64: Merge]

    private struct Merge: Hashable {
        let rank: Int32
        let result: Int32
    }

    /// - Throws: `unknownTokenMissing`, `mergeNamesUnknownToken`.
    init(
        vocabulary: Vocabulary, merges pairs: [(String, String)], unknownToken: String? = nil,
        fusesUnknown: Bool = false, ignoresMerges: Bool = false
    ) throws(TokenizerError) {
        var merges: [UInt64: Merge] = [:]
        merges.reserveCapacity(pairs.count)
        for (rank, (left, right)) in pairs.enumerated() {
            func id(of token: String) throws(TokenizerError) -> Int {
                guard let found = vocabulary.id(of: token) else {
                    throw .mergeNamesUnknownToken(rank: rank, token: token)
                }
                return found
            }
            let key = Self.key(try id(of: left), try id(of: right))
            merges[key] = Merge(rank: Int32(clamping: rank), result: Int32(try id(of: left + right)))
        }
        if let unknownToken {
            guard let found = vocabulary.id(of: unknownToken) else { throw .unknownTokenMissing(unknownToken) }
            unknown = found
        } else {
            unknown = nil
        }
        byteIDs = ByteLevel.characters.map { character in
            var bytes: [UInt8] = []
            UTF8.append(character, to: &bytes)
            return vocabulary.id(of: bytes)
        }
        self.vocabulary = vocabulary
        self.merges = merges
        self.fusesUnknown = fusesUnknown
        self.ignoresMerges = ignoresMerges
    }

    /// Appends the ids of a text, word by word.
    func encode(_ points: [UInt32], into ids: inout [Int]) {
        var start = 0
        while start < points.count {
            let end = ByteLevel.endOfWord(from: start, in: points)
            encode(word: points[start..<end], into: &ids)
            start = end
        }
    }

    private func encode(word: ArraySlice<UInt32>, into ids: inout [Int]) {
        var bytes: [UInt8] = []
        for point in word { UTF8.append(point, to: &bytes) }
        if ignoresMerges {
            var characters: [UInt8] = []
            for byte in bytes { UTF8.append(ByteLevel.characters[Int(byte)], to: &characters) }
            if let whole = vocabulary.id(of: characters) { return ids.append(whole) }
        }
        var pieces: [Int] = []
        var lastIsUnknown = false
        for byte in bytes {
            if let id = byteIDs[Int(byte)] {
                pieces.append(id)
                lastIsUnknown = false
            } else if let unknown {
                if !(fusesUnknown && lastIsUnknown) { pieces.append(unknown) }
                lastIsUnknown = true
            }
        }
        if pieces.count <= 48 {
            mergeShort(&pieces)
        } else {
            pieces = mergeLong(pieces)
        }
        ids.append(contentsOf: pieces)
    }

    /// Joins the best pair, the leftmost of equals, until there is none. Quadratic, and fastest for words.
    private func mergeShort(_ pieces: inout [Int]) {
        while pieces.count > 1 {
            var best: Merge?
            var position = 0
            for index in 0..<(pieces.count - 1) {
                guard let merge = merges[Self.key(pieces[index], pieces[index + 1])] else { continue }
                if let best, best.rank <= merge.rank { continue }
                best = merge
                position = index
            }
            guard let best else { return }
            pieces[position] = Int(best.result)
            pieces.remove(at: position + 1)
        }
    }

    /// The same over a linked list with a queue of pairs, for words of any length.
    private func mergeLong(_ pieces: [Int]) -> [Int] {
        var pieces = pieces
        var next = pieces.indices.map { $0 + 1 }
        var previous = pieces.indices.map { $0 - 1 }
        var queue = MergeQueue()
        func enqueue(_ left: Int, _ right: Int) {
            if let merge = merges[Self.key(pieces[left], pieces[right])] {
                queue.push(.init(rank: merge.rank, position: left, result: merge.result))
            }
        }
        for index in pieces.indices.dropLast() { enqueue(index, index + 1) }
        while let entry = queue.pop() {
            let left = entry.position
            let right = next[left]
            // The pair may be gone since it was queued.
            guard pieces[left] >= 0, right < pieces.count,
                let merge = merges[Self.key(pieces[left], pieces[right])], merge.rank == entry.rank
            else { continue }
            pieces[left] = Int(merge.result)
            pieces[right] = -1
            next[left] = next[right]
            if next[left] < pieces.count {
                previous[next[left]] = left
                enqueue(left, next[left])
            }
            if previous[left] >= 0 { enqueue(previous[left], left) }
        }
        return pieces.filter { $0 >= 0 }
    }

    private static func key(_ left: Int, _ right: Int) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: left)) << 32 | UInt64(UInt32(truncatingIfNeeded: right))
    }
}

/// A binary heap of possible merges, lowest rank first, then leftmost.
struct MergeQueue {
    struct Entry {
        let rank: Int32
        let position: Int
        let result: Int32

        func precedes(_ other: Entry) -> Bool { (rank, position) < (other.rank, other.position) }
    }

    private var entries: [Entry] = []

    mutating func push(_ entry: Entry) {
        entries.append(entry)
        var index = entries.count - 1
        while index > 0, entries[index].precedes(entries[(index - 1) / 2]) {
            entries.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func pop() -> Entry? {
        guard let first = entries.first, let last = entries.popLast() else { return nil }
        guard !entries.isEmpty else { return first }
        entries[0] = last
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < entries.count {
                if entries[child].precedes(entries[least]) { least = child }
            }
            guard least != index else { return first }
            entries.swapAt(index, least)
            index = least
        }
    }
}
