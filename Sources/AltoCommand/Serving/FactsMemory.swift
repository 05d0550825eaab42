import Alto
import Synchronization

/// What was found in pictures that somebody converses about, in memory: a client of OpenAI's sends them anew with each turn.
final class FactsMemory: Sendable {
    /// A picture of somebody's, while the same people are enrolled: whoever is removed is forgotten at once.
    struct Key: Hashable {
        private let digest: Int
        private let count: Int
        private let owner: String
        private let people: [String]

        init(_ picture: [UInt8], owner: String, people: [String]) {
            var hasher = Hasher()
            unsafe picture.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
            digest = hasher.finalize()
            count = picture.count
            self.owner = owner
            self.people = people
        }
    }

    private let most: Int
    private let kept = Mutex<[(key: Key, description: Description)]>([])

    init(most: Int = 32) { self.most = most }

    func description(_ key: Key) -> Description? {
        kept.withLock { kept in
            guard let index = kept.firstIndex(where: { $0.key == key }) else { return nil }
            kept.append(kept.remove(at: index))
            return kept.last?.description
        }
    }

    func keep(_ description: Description, _ key: Key) {
        kept.withLock { kept in
            kept.removeAll { $0.key == key }
            kept.append((key, description))
            if kept.count > most { kept.removeFirst() }
        }
    }
}
