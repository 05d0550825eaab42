/// The order in which blocks are read, columns included.
///
/// Breuel's two rules (High Performance Document Layout Analysis, 2003): a block comes before another when it lies above
/// and both share columns; or when it lies to the left, and nothing between them in height spans both. Blocks are then
/// sorted topologically, the topmost and leftmost first where the rules leave a choice. Blocks with nothing beside them,
/// such as the messages of a chat, make no columns: they are read from top to bottom.
enum ReadingOrder {
    static func sorted(_ blocks: [Block]) -> [Block] {
        let rects = blocks.map(\.levelRect)
        let isAlone = rects.indices.map { i in !rects.indices.contains { $0 != i && areBeside(rects[i], rects[$0]) } }
        var before = [[Int]](repeating: [], count: blocks.count)
        for i in rects.indices {
            for j in rects.indices where i != j {
                let isFirst =
                    isAlone[i] && isAlone[j]
                    ? rects[i].top + rects[i].bottom < rects[j].top + rects[j].bottom : precedes(i, j, rects)
                if isFirst { before[j].append(i) }
            }
        }
        var left = Set(blocks.indices)
        var order: [Int] = []
        while !left.isEmpty {
            let free = left.filter { block in before[block].allSatisfy { !left.contains($0) } }
            // The rules can contradict each other on odd layouts: then the topmost block goes first.
            let choice = (free.isEmpty ? left : free).min {
                (rects[$0].top, rects[$0].left) < (rects[$1].top, rects[$1].left)
            }
            guard let choice else { break }
            // A block to the left of the one just read waits until its column is done: keep to the column.
            let next = order.last.flatMap { below($0, among: free, rects) } ?? choice
            order.append(next)
            left.remove(next)
        }
        return order.map { blocks[$0] }
    }

    private static func precedes(_ i: Int, _ j: Int, _ rects: [Rect]) -> Bool {
        let a = rects[i], b = rects[j]
        if shareColumn(a, b) { return a.top + a.bottom < b.top + b.bottom }
        guard a.right <= b.left || 2 * (b.left - a.left) > a.width + b.width else { return false }
        return !rects.indices.contains { k in
            guard k != i, k != j else { return false }
            let c = rects[k]
            let middle = (c.top + c.bottom) / 2
            return middle > min(a.bottom, b.bottom) && middle < max(a.top, b.top) && shareColumn(a, c)
                && shareColumn(b, c)
        }
    }

    /// Whether two blocks share heights.
    private static func areBeside(_ a: Rect, _ b: Rect) -> Bool {
        4 * (min(a.bottom, b.bottom) - max(a.top, b.top)) > min(a.height, b.height)
    }

    private static func shareColumn(_ a: Rect, _ b: Rect) -> Bool {
        let shared = min(a.right, b.right) - max(a.left, b.left)
        return 10 * shared > min(a.width, b.width)
    }

    /// The block right below in the same column, if it may be read now.
    private static func below(_ last: Int, among free: Set<Int>, _ rects: [Rect]) -> Int? {
        free.filter { shareColumn(rects[last], rects[$0]) && rects[$0].top >= rects[last].top }
            .min { (rects[$0].top, rects[$0].left) < (rects[$1].top, rects[$1].left) }
    }
}
