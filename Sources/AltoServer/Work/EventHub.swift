import Foundation
import Synchronization

/// What happened to each job that is being worked on, for those who watch. Whoever comes late is told from the beginning.
final class EventHub: Sendable {
    struct Event: Sendable {
        let name: String
        /// One line of JSON.
        let data: String
    }

    private struct Channel {
        var events: [Event] = []
        var watchers: [UUID: AsyncStream<Event>.Continuation] = [:]
    }

    private let channels = Mutex<[String: Channel]>([:])

    func open(_ job: String) {
        channels.withLock { if $0[job] == nil { $0[job] = Channel() } }
    }

    func tell(_ job: String, _ name: String, _ data: some Encodable) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let json = try? encoder.encode(data) else { return }
        let event = Event(name: name, data: String(decoding: json, as: UTF8.self))
        channels.withLock { channels in
            guard var channel = channels[job] else { return }
            channel.events.append(event)
            channels[job] = channel
            for watcher in channel.watchers.values { watcher.yield(event) }
        }
    }

    /// Nothing more will happen to the job.
    func close(_ job: String) {
        // Finished outside of the lock: a stream that ends calls back.
        let channel = channels.withLock { $0.removeValue(forKey: job) }
        for watcher in channel.map({ Array($0.watchers.values) }) ?? [] { watcher.finish() }
    }

    /// - Returns: nil when the job is not being worked on.
    func events(of job: String) -> AsyncStream<Event>? {
        channels.withLock { channels in
            guard var channel = channels[job] else { return nil }
            let (stream, continuation) = AsyncStream.makeStream(of: Event.self)
            for event in channel.events { continuation.yield(event) }
            let id = UUID()
            continuation.onTermination = { [weak self] _ in
                self?.channels.withLock { _ = $0[job]?.watchers.removeValue(forKey: id) }
            }
            channel.watchers[id] = continuation
            channels[job] = channel
            return stream
        }
    }
}
