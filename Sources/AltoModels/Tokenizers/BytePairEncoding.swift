/// Joins the pieces of a word pair by pair, in the order in which the pairs were learnt (Sennrich et al., 2016), over
/// bytes or over characters.
struct BytePairEncoding: Sendable {
    /// What a word is made of before anything is joined.
    enum Alphabet: Sendable {
        /// Bytes, each as the character that stands for it (GPT-2).
        case bytes
        /// Characters (SentencePiece); one that is no token becomes its bytes as `<0x0A>`, if they are tokens.
        case characters(fallsBackToBytes: Bool)
    }

    let vocabulary: Vocabulary
    let alphabet: Alphabet
    /// The token of each byte; nil where the vocabulary lacks it.
    private let byteIDs: [Int?]
    private let unknown: Int?
    /// Neighbouring unknown bytes become one unknown token.
    private let fusesUnknown: Bool
    /// A word that is a token is taken whole.
    private let ignoresMerges: Bool
    private let merges: MergeTable
    /// Longer tokens, in bytes, were not learnt from pairs.
    private static let longestLearnt = 512

    /// - Throws: `unknownTokenMissing`, `mergeNamesUnknownToken`.
    init(
        vocabulary: Vocabulary, merges pairs: MergeList, alphabet: Alphabet = .bytes, unknownToken: String? = nil,
        fusesUnknown: Bool = false, ignoresMerges: Bool = false
    ) throws(TokenizerError) {
        var merges = MergeTable(minimumCapacity: pairs.count)
        var result = -1
        for rank in 0..<pairs.count {
            func id(of token: ArraySlice<UInt8>) throws(TokenizerError) -> Int {
                guard let found = vocabulary.id(of: token) else {
                    throw .mergeNamesUnknownToken(rank: rank, token: String(decoding: token, as: UTF8.self))
                }
                return found
            }
            let pair = pairs.pair(rank)
            let (left, right) = (try id(of: pair.left), try id(of: pair.right))
            // Most merges make the token behind the one before, or the same once more: that is tried before it is
            // looked up.
            if vocabulary.isToken(result + 1, pair.both) {
                result += 1
            } else if !vocabulary.isToken(result, pair.both) {
                result = try id(of: pair.both)
            }
            merges[left, right] = .init(rank: Int32(clamping: rank), result: Int32(clamping: result))
        }
        self.init(
            vocabulary: vocabulary, merges: merges, alphabet: alphabet,
            unknown: try Self.unknown(unknownToken, in: vocabulary), fusesUnknown: fusesUnknown,
            ignoresMerges: ignoresMerges)
    }

    /// Of a vocabulary in which each token was learnt from two shorter ones, the lower id the sooner, as SentencePiece
    /// orders them: every way to make a token is a merge.
    init(orderedBy vocabulary: Vocabulary, unknownToken: String?, fallsBackToBytes: Bool) throws(TokenizerError) {
        var merges = MergeTable(minimumCapacity: 2 * vocabulary.count)
        var rank: Int32 = 0
        for id in 0..<vocabulary.idCount {
            guard let token = vocabulary.token(of: id), (2...Self.longestLearnt).contains(token.count) else { continue }
            for place in 1..<token.count where token[place] & 0xC0 != 0x80 {
                guard let left = vocabulary.id(of: token[..<place]), let right = vocabulary.id(of: token[place...])
                else { continue }
                merges[left, right] = .init(rank: rank, result: Int32(clamping: id))
                rank += 1
            }
        }
        self.init(
            vocabulary: vocabulary, merges: merges, alphabet: .characters(fallsBackToBytes: fallsBackToBytes),
            unknown: try Self.unknown(unknownToken, in: vocabulary), fusesUnknown: true, ignoresMerges: false)
    }

    private init(
        vocabulary: Vocabulary, merges: MergeTable, alphabet: Alphabet, unknown: Int?, fusesUnknown: Bool,
        ignoresMerges: Bool
    ) {
        byteIDs = (0..<256).map { byte in
            switch alphabet {
            case .bytes:
                var bytes: [UInt8] = []
                UTF8.append(ByteLevel.characters[byte], to: &bytes)
                return vocabulary.id(of: bytes)
            case .characters(true): return vocabulary.id(of: TokenDecoder.token(of: UInt8(byte)))
            case .characters(false): return nil
            }
        }
        self.vocabulary = vocabulary
        self.merges = merges
        self.alphabet = alphabet
        self.unknown = unknown
        self.fusesUnknown = fusesUnknown
        self.ignoresMerges = ignoresMerges
    }

    private static func unknown(_ token: String?, in vocabulary: Vocabulary) throws(TokenizerError) -> Int? {
        guard let token else { return nil }
        guard let found = vocabulary.id(of: token) else { throw .unknownTokenMissing(token) }
        return found
    }

    /// Appends the ids of a word.
    func encode(_ word: [UInt32], into ids: inout [Int]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(word.count)
        for point in word { UTF8.append(point, to: &bytes) }
        if ignoresMerges, let whole = id(ofWhole: bytes) { return ids.append(whole) }
        var pieces: [Int] = []
        pieces.reserveCapacity(bytes.count)
        var lastIsUnknown = false
        func appendUnknown() {
            guard let unknown else { return }
            if !(fusesUnknown && lastIsUnknown) { pieces.append(unknown) }
            lastIsUnknown = true
        }
        func append(_ id: Int) {
            pieces.append(id)
            lastIsUnknown = false
        }
        switch alphabet {
        case .bytes:
            for byte in bytes { if let id = byteIDs[Int(byte)] { append(id) } else { appendUnknown() } }
        case .characters(let fallsBackToBytes):
            var start = 0
            while start < bytes.count {
                var end = start + 1
                while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
                let character = bytes[start..<end]
                if let id = vocabulary.id(of: character) {
                    append(id)
                } else if fallsBackToBytes, character.allSatisfy({ byteIDs[Int($0)] != nil }) {
                    for byte in character { if let id = byteIDs[Int(byte)] { append(id) } }
                } else {
                    appendUnknown()
                }
                start = end
            }
        }
        if pieces.count <= 48 {
            mergeShort(&pieces)
        } else {
            pieces = mergeLong(pieces)
        }
        ids.append(contentsOf: pieces)
    }

    /// The token that is all of a word.
    private func id(ofWhole bytes: [UInt8]) -> Int? {
        guard case .bytes = alphabet else { return vocabulary.id(of: bytes) }
        var characters: [UInt8] = []
        for byte in bytes { UTF8.append(ByteLevel.characters[Int(byte)], to: &characters) }
        return vocabulary.id(of: characters)
    }

    /// Joins the best pair, the leftmost of equals, until there is none. Quadratic, and fastest for words.
    private func mergeShort(_ pieces: inout [Int]) {
        while pieces.count > 1 {
            var best: MergeTable.Merge?
            var position = 0
            for index in 0..<(pieces.count - 1) {
                guard let merge = merges[pieces[index], pieces[index + 1]] else { continue }
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
            if let merge = merges[pieces[left], pieces[right]] {
                queue.push(.init(rank: merge.rank, position: left, result: merge.result))
            }
        }
        for index in pieces.indices.dropLast() { enqueue(index, index + 1) }
        while let entry = queue.pop() {
            let left = entry.position
            let right = next[left]
            // The pair may be gone since it was queued.
            guard pieces[left] >= 0, right < pieces.count,
                let merge = merges[pieces[left], pieces[right]], merge.rank == entry.rank
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
}
