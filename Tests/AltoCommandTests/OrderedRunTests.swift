import Synchronization
import Testing

@testable import AltoCommand

@Suite struct OrderedRunTests {
    @Test func `results come in the order of the list though later ones are done first`() async {
        let (first, release) = AsyncStream.makeStream(of: Void.self)
        var taken: [Int] = []
        let count = await OrderedRun.run(
            [1, 2, 3], width: 2, stops: { false },
            work: { input in
                if input == 1 { for await _ in first { break } }
                if input == 3 { release.yield() }
                return input
            },
            take: { taken.append($0) })
        #expect(taken == [1, 2, 3])
        #expect(count == 3)
    }

    @Test func `no more than the width are under way at once`() async {
        let current = Atomic<Int>(0)
        let most = Atomic<Int>(0)
        _ = await OrderedRun.run(
            Array(0..<20), width: 3, stops: { false },
            work: { input in
                let now = current.add(1, ordering: .relaxed).newValue
                most.max(now, ordering: .relaxed)
                await Task.yield()
                current.subtract(1, ordering: .relaxed)
                return input
            },
            take: { (_: Int) in })
        #expect((1...3).contains(most.load(ordering: .relaxed)))
    }

    @Test func `a stop finishes what is under way and begins nothing new`() async {
        let isStopped = Atomic<Bool>(false)
        var taken: [Int] = []
        let count = await OrderedRun.run(
            Array(0..<100), width: 1, stops: { isStopped.load(ordering: .relaxed) },
            work: { input in
                if input == 4 { isStopped.store(true, ordering: .relaxed) }
                return input
            },
            take: { taken.append($0) })
        #expect(taken == [0, 1, 2, 3, 4])
        #expect(count == 5)
    }
}
