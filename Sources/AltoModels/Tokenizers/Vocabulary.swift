/// Tokens and their ids, looked up by UTF-8 bytes.
///
/// Swift's own strings are equal when they are canonically equivalent; tokens are equal only byte by byte.
struct Vocabulary: Sendable {
    /// The largest id that is taken from a file. The largest published vocabularies have some 300,000 tokens.
    static let maxID = 999_999

    /// How many tokens there are.
    private(set) var count = 0
    /// Bytes of the longest token.
    private(set) var longest = 0
    /// All tokens, one behind the other.
    private var bytes: [UInt8] = []
    /// Where each token lies among them, by its id; nowhere where a number is not given to any.
    private var places: [Place] = []
    /// Open addressing: half of a hash and id + 1, or 0 for a free slot. A power of two in size.
    private var slots: [UInt64]

    private struct Place {
        var start: Int32 = 0
        var count: Int32 = -1
    }

    init(minimumCapacity: Int = 0) {
        slots = [UInt64](repeating: 0, count: Self.slotCount(for: minimumCapacity))
    }

    /// From a file's entries. A token that appears again takes the later id, as in the reference.
    init(entries: [(token: String, id: Int)]) throws(TokenizerError) {
        self.init(minimumCapacity: entries.count)
        guard !entries.isEmpty else { throw .emptyVocabulary }
        for entry in entries { try add(Array(entry.token.utf8), as: entry.id) }
    }

    /// One more than the largest id.
    var idCount: Int { places.count }

    func token(of id: Int) -> [UInt8]? { range(of: id).map { Array(bytes[$0]) } }

    func id(of token: [UInt8]) -> Int? { id(at: slot(of: token.span)) }
    func id(of token: ArraySlice<UInt8>) -> Int? { id(at: slot(of: token.span)) }
    func id(of token: String) -> Int? { id(of: Array(token.utf8)) }

    /// Whether a number is given to that token.
    func isToken(_ id: Int, _ token: ArraySlice<UInt8>) -> Bool { holds(id, token.span) }

    /// Takes in a file's entry.
    ///
    /// - Throws: `idOutOfRange`, `duplicateID`.
    mutating func add(_ token: [UInt8], as id: Int) throws(TokenizerError) {
        func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        guard (0...Self.maxID).contains(id) else { throw .idOutOfRange(token: text(token), id: id) }
        if !holds(id, token.span), let holder = self.token(of: id) {
            throw .duplicateID(id, first: text(holder), second: text(token))
        }
        insert(token, as: id)
    }

    /// Gives a token an id, of which the caller knows that it is in range and free.
    mutating func insert(_ token: [UInt8], as id: Int) {
        if 2 * (count + 1) > slots.count { grow() }
        let index = slot(of: token.span)
        var place = Place(start: Int32(clamping: bytes.count), count: Int32(clamping: token.count))
        if let former = self.id(at: index) {
            place = places[former]
            if former != id { places[former] = Place() }
        } else {
            count += 1
            bytes.append(contentsOf: token)
        }
        if id >= places.count { places.append(contentsOf: repeatElement(Place(), count: id + 1 - places.count)) }
        slots[index] = Self.hash(token.span) << 32 | UInt64(id + 1)
        places[id] = place
        longest = max(longest, token.count)
    }

    private func range(of id: Int) -> Range<Int>? {
        guard places.indices.contains(id), places[id].count >= 0 else { return nil }
        return Int(places[id].start)..<Int(places[id].start) + Int(places[id].count)
    }

    private func id(at slot: Int) -> Int? {
        let id = slots[slot] & 0xFFFF_FFFF
        return id == 0 ? nil : Int(id) - 1
    }

    /// Where the token is, or the free slot where it would be.
    private func slot(of token: Span<UInt8>) -> Int {
        let hash = Self.hash(token)
        var index = Int(truncatingIfNeeded: hash >> 32 ^ hash & 0xFFFF_FFFF) & (slots.count - 1)
        while let id = id(at: index) {
            if slots[index] >> 32 == hash & 0xFFFF_FFFF, holds(id, token) { return index }
            index = (index + 1) & (slots.count - 1)
        }
        return index
    }

    private func holds(_ id: Int, _ token: Span<UInt8>) -> Bool {
        guard let range = range(of: id), range.count == token.count else { return false }
        for index in token.indices where bytes[range.lowerBound + index] != token[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        for id in places.indices {
            guard let token = token(of: id) else { continue }
            slots[slot(of: token.span)] = Self.hash(token.span) << 32 | UInt64(id + 1)
        }
    }

    /// Swift's seeded hash, so that a vocabulary cannot be made to collide.
    private static func hash(_ token: Span<UInt8>) -> UInt64 {
        var hasher = Hasher()
        unsafe token.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    private static func slotCount(for capacity: Int) -> Int {
        var count = 64
        while count < 2 * (capacity + 1) { count *= 2 }
        return count
    }
}
