import AltoStore
import Testing

@testable import AltoServer

/// What every `JobEvents` does.
@Suite struct JobEventsContract {
    /// Each makes one that nothing was told yet.
    static let all: [@Sendable () -> any JobEvents] = [{ EventHub() }]

    private func names(_ events: AsyncStream<JobEvent>?) async throws -> [String] {
        var names: [String] = []
        for await event in try #require(events) { names.append(event.name) }
        return names
    }

    @Test(.timeLimit(.minutes(1)), arguments: all.indices)
    func `all who watch are told everything in its order, until the job is closed`(which: Int) async throws {
        let events = Self.all[which]()
        events.open("a")
        let early = events.events(of: "a", after: nil)
        for number in 0..<100 { events.publish("a", "\(number)", ["n": number]) }
        events.open("a")
        let late = events.events(of: "a", after: nil), all = (0...100).map(String.init)
        events.publish("a", "100", ["n": 100])
        events.close("a")
        #expect(try await names(early) == all)
        #expect(try await names(late) == all)
    }

    @Test(.timeLimit(.minutes(1)), arguments: all.indices)
    func `whoever comes back is told what came after the event that it knows`(which: Int) async throws {
        let events = Self.all[which]()
        events.open("a")
        for name in ["one", "two", "three"] { events.publish("a", name, ["text": "a\nb/c"]) }
        let first = events.events(of: "a", after: nil)
        events.close("a")
        var told: [JobEvent] = []
        for await event in try #require(first) { told.append(event) }
        #expect(Set(told.map(\.id)).count == 3 && told.allSatisfy { $0.data == "{\"text\":\"a\\nb/c\"}" })

        events.open("a")
        for name in ["four", "five"] { events.publish("a", name, [String]()) }
        let known = events.events(of: "a", after: nil)
        var iterator = try #require(known).makeAsyncIterator()
        let four = try #require(await iterator.next())
        let since = events.events(of: "a", after: four.id), stranger = events.events(of: "a", after: told[0].id)
        events.close("a")
        #expect(try await names(since) == ["five"])
        // What is known of before it was closed is another story.
        #expect(try await names(stranger) == ["four", "five"])
    }

    @Test(arguments: all.indices) func `of a job that is not open nothing is told or kept`(which: Int) {
        let events = Self.all[which]()
        events.publish("a", "one", [String]())
        #expect(events.events(of: "a", after: nil) == nil)
        events.open("a")
        events.close("a")
        events.close("a")
        #expect(events.events(of: "a", after: nil) == nil)
    }
}
