import AltoJSON
import AltoStore
import Foundation
import Synchronization

/// What happens to jobs, in the memory of this process. Whoever comes late is told from the beginning, whoever comes
/// back from where the connection broke off.
///
/// With several processes only the one whose worker has a job tells its events. Who watches at another one hears
/// nothing of the stages; `JobWatch` there looks at the store, and tells that the job is over at most eight seconds
/// later.
final class EventHub: JobEvents {
    private struct Channel {
        /// Another one after the job was begun anew by another process: its events are not those that a client knows.
        let epoch = String(UInt32.random(in: .min ... .max), radix: 36)
        var events: [JobEvent] = []
        var watchers: [UUID: AsyncStream<JobEvent>.Continuation] = [:]
    }

    private let channels = Mutex<[String: Channel]>([:])

    func open(_ job: String) {
        channels.withLock { if $0[job] == nil { $0[job] = Channel() } }
    }

    func publish(_ job: String, _ name: String, _ data: some Encodable) {
        guard let json = try? JSONText.of(data) else { return }
        // Told outside of the lock: a watcher that is being cancelled waits for it.
        let published = channels.withLock { channels -> (JobEvent, [AsyncStream<JobEvent>.Continuation])? in
            guard var channel = channels[job] else { return nil }
            let event = JobEvent(id: "\(channel.epoch)-\(channel.events.count)", name: name, data: json)
            channel.events.append(event)
            channels[job] = channel
            return (event, Array(channel.watchers.values))
        }
        guard let (event, watchers) = published else { return }
        for watcher in watchers { watcher.yield(event) }
    }

    func close(_ job: String) {
        // Finished outside of the lock: a stream that ends calls back.
        let channel = channels.withLock { $0.removeValue(forKey: job) }
        for watcher in channel.map({ Array($0.watchers.values) }) ?? [] { watcher.finish() }
    }

    func events(of job: String, after last: String?) -> AsyncStream<JobEvent>? {
        channels.withLock { channels in
            guard var channel = channels[job] else { return nil }
            let (stream, continuation) = AsyncStream.makeStream(of: JobEvent.self)
            let known = channel.events.firstIndex { $0.id == last }.map { $0 + 1 } ?? 0
            for event in channel.events[known...] { continuation.yield(event) }
            let id = UUID()
            continuation.onTermination = { [weak self] _ in
                self?.channels.withLock { channels in
                    guard var left = channels[job] else { return }
                    left.watchers[id] = nil
                    // Opened by whoever watched, for a job that another process may have.
                    channels[job] = left.watchers.isEmpty && left.events.isEmpty ? nil : left
                }
            }
            channel.watchers[id] = continuation
            channels[job] = channel
            return stream
        }
    }
}
