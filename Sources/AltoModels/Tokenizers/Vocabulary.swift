/// Tokens and their ids, looked up by UTF-8 bytes.
///
/// Swift's own strings are equal when they are canonically equivalent; tokens are equal only byte by byte.
struct Vocabulary: Sendable {
    /// The largest id that is taken from a file. The largest published vocabularies have some 300,000 tokens.
    static let maxID = 999_999

    /// Tokens by id; nil where a number is not given to any.
    private(set) var tokens: [[UInt8]?] = []
    /// How many tokens there are.
    private(set) var count = 0
    /// Bytes of the longest token.
    private(set) var longest = 0
    /// Open addressing: id + 1, or 0 for a free slot. A power of two in size.
    private var slots: [Int32]

    init(minimumCapacity: Int = 0) {
        slots = [Int32](repeating: 0, count: Self.slotCount(for: minimumCapacity))
    }

    /// From a file's entries. A token that appears again takes the later id, as in the reference.
    init(entries: [(token: String, id: Int)]) throws(TokenizerError) {
        self.init(minimumCapacity: entries.count)
        guard !entries.isEmpty else { throw .emptyVocabulary }
        for entry in entries {
            let bytes = Array(entry.token.utf8)
            guard (0...Self.maxID).contains(entry.id) else {
                throw .idOutOfRange(token: entry.token, id: entry.id)
            }
            if let holder = token(of: entry.id), holder != bytes {
                throw .duplicateID(entry.id, first: String(decoding: holder, as: UTF8.self), second: entry.token)
            }
            insert(bytes, as: entry.id)
        }
    }

    func token(of id: Int) -> [UInt8]? { tokens.indices.contains(id) ? tokens[id] : nil }

    func id(of token: some Collection<UInt8>) -> Int? {
        let held = slots[slot(of: token)]
        return held == 0 ? nil : Int(held) - 1
    }

    func id(of token: String) -> Int? { id(of: token.utf8) }

    /// Gives a token an id, of which the caller knows that it is in range and free.
    mutating func insert(_ token: [UInt8], as id: Int) {
        if 2 * (count + 1) > slots.count { grow() }
        let index = slot(of: token)
        let former = Int(slots[index]) - 1
        if former >= 0 {
            if former != id { tokens[former] = nil }
        } else {
            count += 1
        }
        if id >= tokens.count {
            tokens.append(contentsOf: repeatElement(nil, count: id + 1 - tokens.count))
        }
        slots[index] = Int32(id + 1)
        tokens[id] = token
        longest = max(longest, token.count)
    }

    /// Where the token is, or the free slot where it would be.
    private func slot(of token: some Collection<UInt8>) -> Int {
        var index = Self.hash(token) & (slots.count - 1)
        while slots[index] != 0 {
            if let held = tokens[Int(slots[index]) - 1], held.count == token.count, held.elementsEqual(token) {
                return index
            }
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }

    private mutating func grow() {
        let held = slots
        slots = [Int32](repeating: 0, count: held.count * 2)
        for id in held where id != 0 {
            if let token = tokens[Int(id) - 1] { slots[slot(of: token)] = id }
        }
    }

    /// Swift's seeded hash, so that a vocabulary cannot be made to collide.
    private static func hash(_ token: some Collection<UInt8>) -> Int {
        var hasher = Hasher()
        for byte in token { hasher.combine(byte) }
        return hasher.finalize() & Int.max
    }

    private static func slotCount(for capacity: Int) -> Int {
        var count = 64
        while count < 2 * (capacity + 1) { count *= 2 }
        return count
    }
}
