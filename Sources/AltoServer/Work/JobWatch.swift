import AltoStore

/// Follows a job to its end, whoever works on it: by what is told of it here, and by a look at the store now and then, since another
/// process may have it.
struct JobWatch: Sendable {
    let jobs: any JobHistory
    let events: any JobEvents

    enum Update: Sendable {
        case happened(JobEvent)
        /// Nothing for a while; the job is not over.
        case waiting
        /// The job is over; nil when it was forgotten.
        case over(Job?)
    }

    /// The longest pause between two looks. Connections that say nothing for longer are taken for dead.
    private static let longestPause = Duration.seconds(8)

    /// Ends behind the sign that the job is over.
    func updates(of job: Job, after last: String? = nil) -> AsyncStream<Update> {
        let (updates, feed) = AsyncStream.makeStream(of: Update.self)
        guard !job.isOver else {
            feed.yield(.over(job))
            feed.finish()
            return updates
        }
        // Before the first look, so that nothing happens in between unseen.
        events.open(job.id)
        let told = events.events(of: job.id, after: last)
        let listening = Task {
            if let told {
                for await event in told { feed.yield(.happened(event)) }
            }
            await poll(at: job, feed)
        }
        let polling = Task {
            var pause = Duration.milliseconds(500)
            while !Task.isCancelled {
                try await Task.sleep(for: pause)
                pause = min(pause * 2, Self.longestPause)
                await poll(at: job, feed)
            }
        }
        feed.onTermination = { _ in
            listening.cancel()
            polling.cancel()
        }
        return updates
    }

    /// The job when it is over, or as it is when patience ends.
    func settled(_ job: Job, within timeout: Duration) async -> Job {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in updates(of: job) {} }
            group.addTask { try? await Task.sleep(for: timeout) }
            await group.next()
            group.cancelAll()
        }
        return (try? await jobs.anyJob(job.id)) ?? job
    }

    private func poll(at job: Job, _ feed: AsyncStream<Update>.Continuation) async {
        let now: Job?
        do {
            now = try await jobs.anyJob(job.id)
        } catch {
            feed.yield(.waiting)  // the store may answer again
            return
        }
        guard now?.isOver ?? true else {
            feed.yield(.waiting)
            return
        }
        feed.yield(.over(now))
        feed.finish()
        events.close(job.id)
    }
}
