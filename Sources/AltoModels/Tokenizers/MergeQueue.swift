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
