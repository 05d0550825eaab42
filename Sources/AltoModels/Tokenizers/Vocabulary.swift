/// Tokens and their ids, looked up by UTF-8 bytes.
///
/// Swift's own strings are equal when they are canonically equivalent; tokens are equal only byte by byte.
struct Vocabulary: Sendable {
    /// The largest id that is taken from a file. The largest published vocabularies have some 300,000 tokens.
    static let largestIdentifier = 999_999

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
    init(entries: [(token: String, identifier: Int)]) throws(TokenizerError) {
        self.init(minimumCapacity: entries.count)
        guard !entries.isEmpty else { throw .emptyVocabulary }
        for entry in entries {
            let bytes = Array(entry.token.utf8)
            guard (0...Self.largestIdentifier).contains(entry.identifier) else {
                throw .identifierOutOfRange(token: entry.token, identifier: entry.identifier)
            }
            if let holder = token(of: entry.identifier), holder != bytes {
                throw .duplicateIdentifier(
                    entry.identifier, first: String(decoding: holder, as: UTF8.self), second: entry.token)
            }
            insert(bytes, as: entry.identifier)
        }
    }

    func token(of identifier: Int) -> [UInt8]? {
        tokens.indices.contains(identifier) ? tokens[identifier] : nil
    }

    func identifier(of token: some Collection<UInt8>) -> Int? {
        let held = slots[slot(of: token)]
        return held == 0 ? nil : Int(held) - 1
    }

    func identifier(of token: String) -> Int? { identifier(of: token.utf8) }

    /// Gives a token an id, of which the caller knows that it is in range and free.
    mutating func insert(_ token: [UInt8], as identifier: Int) {
        if 2 * (count + 1) > slots.count { grow() }
        let place = slot(of: token)
        let former = Int(slots[place]) - 1
        if former >= 0 {
            if former != identifier { tokens[former] = nil }
        } else {
            count += 1
        }
        if identifier >= tokens.count {
            tokens.append(contentsOf: repeatElement(nil, count: identifier + 1 - tokens.count))
        }
        slots[place] = Int32(identifier + 1)
        tokens[identifier] = token
        longest = max(longest, token.count)
    }

    /// Where the token is, or the free slot where it would be.
    private func slot(of token: some Collection<UInt8>) -> Int {
        var place = Self.hash(token) & (slots.count - 1)
        while slots[place] != 0 {
            if let held = tokens[Int(slots[place]) - 1], held.count == token.count, held.elementsEqual(token) {
                return place
            }
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }

    private mutating func grow() {
        let held = slots
        slots = [Int32](repeating: 0, count: held.count * 2)
        for identifier in held where identifier != 0 {
            if let token = tokens[Int(identifier) - 1] { slots[slot(of: token)] = identifier }
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
