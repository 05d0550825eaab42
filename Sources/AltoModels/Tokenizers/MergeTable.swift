/// Which pairs of tokens are joined: the sooner, the lower the rank.
struct MergeTable: Sendable {
    struct Merge: Hashable, Sendable {
        let rank: Int32
        let result: Int32
    }

    /// Open addressing by both ids in one number. A power of two in size.
    private var keys: [UInt64]
    private var merges: [Merge]
    private var count = 0
    /// Odd, and another in each process, so that pairs cannot be made to collide.
    private let multiplier = UInt64.random(in: 0 ... .max) | 1

    private static let free = UInt64.max

    init(minimumCapacity: Int) {
        var size = 64
        while size < 2 * (minimumCapacity + 1) { size *= 2 }
        keys = [UInt64](repeating: Self.free, count: size)
        merges = [Merge](repeating: Merge(rank: 0, result: 0), count: size)
    }

    /// A pair that is set again takes the later merge.
    subscript(left: Int, right: Int) -> Merge? {
        get {
            let slot = slot(of: Self.key(left, right))
            return keys[slot] == Self.free ? nil : merges[slot]
        }
        set {
            guard let newValue else { return }
            if 2 * (count + 1) > keys.count { grow() }
            let key = Self.key(left, right)
            let slot = slot(of: key)
            if keys[slot] == Self.free { count += 1 }
            keys[slot] = key
            merges[slot] = newValue
        }
    }

    private func slot(of key: UInt64) -> Int {
        let mixed = key &* multiplier
        var slot = Int(truncatingIfNeeded: mixed ^ mixed >> 32) & (keys.count - 1)
        while keys[slot] != Self.free, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
        return slot
    }

    private mutating func grow() {
        let held = zip(keys, merges).filter { $0.0 != Self.free }
        keys = [UInt64](repeating: Self.free, count: 2 * keys.count)
        merges = [Merge](repeating: Merge(rank: 0, result: 0), count: keys.count)
        for (key, merge) in held {
            let slot = slot(of: key)
            keys[slot] = key
            merges[slot] = merge
        }
    }

    private static func key(_ left: Int, _ right: Int) -> UInt64 {
        UInt64(UInt32(truncatingIfNeeded: left)) << 32 | UInt64(UInt32(truncatingIfNeeded: right))
    }
}

/// The merges of a file, in their order: pairs of tokens, all one behind the other.
struct MergeList {
    private var bytes: [UInt8] = []
    /// Where each token ends; two a pair.
    private var ends: [Int32] = []
    /// How many are whole.
    private var pairs = 0

    var count: Int { pairs }

    /// A pair whose tokens stand one behind the other.
    func pair(_ rank: Int) -> (left: ArraySlice<UInt8>, right: ArraySlice<UInt8>, both: ArraySlice<UInt8>) {
        let start = rank == 0 ? 0 : Int(ends[2 * rank - 1])
        let (middle, end) = (Int(ends[2 * rank]), Int(ends[2 * rank + 1]))
        return (bytes[start..<middle], bytes[middle..<end], bytes[start..<end])
    }

    /// Appends one token of a pair, written by whoever has it.
    mutating func append<Failure>(_ write: (inout [UInt8]) throws(Failure) -> Void) throws(Failure) {
        try write(&bytes)
        ends.append(Int32(clamping: bytes.count))
    }

    /// - Returns: whether the tokens behind the last pair are one: two, and neither empty. Else they are dropped.
    mutating func endPair() -> Bool {
        defer { pairs = ends.count / 2 }
        let whole = 2 * pairs
        let start = whole == 0 ? 0 : ends[whole - 1]
        if ends.count == whole + 2, ends[whole] > start, ends[whole + 1] > ends[whole] { return true }
        ends.removeLast(ends.count - whole)
        bytes.removeLast(bytes.count - Int(start))
        return false
    }

    /// - Returns: whether neither is empty.
    mutating func append(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
        guard !left.isEmpty, !right.isEmpty else { return false }
        bytes.append(contentsOf: left)
        ends.append(Int32(clamping: bytes.count))
        bytes.append(contentsOf: right)
        ends.append(Int32(clamping: bytes.count))
        pairs = ends.count / 2
        return true
    }

    /// The older form of a pair, `a b`.
    ///
    /// - Returns: whether it is one.
    mutating func append(_ pair: some BidirectionalCollection<UInt8>) -> Bool {
        guard let space = pair.firstIndex(of: 0x20), pair.lastIndex(of: 0x20) == space else { return false }
        return append(pair[..<space], pair[pair.index(after: space)...])
    }
}
