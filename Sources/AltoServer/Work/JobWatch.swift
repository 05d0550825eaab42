import AltoStore

/// Follows a job to its end, whoever works on it: by what is told of it here, and by a look at the store now and then, since another
/// process may have it.
struct JobWatch: Sendable {
    let jobs: any JobHistory
    let events: any JobEvents

    enum Sign: Sendable {
        case happened(JobEvent)
        /// Nothing for a while; the job is not over.
        case waiting
        /// The job is over; nil when it was forgotten.
        case over(Job?)
    }

    /// The longest pause between two looks. Connections that say nothing for longer are taken for dead.
    private static let longestPause = Duration.seconds(8)

    /// Ends behind the sign that the job is over.
    func signs(of job: Job, after last: String? = nil) -> AsyncStream<Sign> {
        let (signs, feed) = AsyncStream.makeStream(of: Sign.self)
        guard !job.isOver else {
            feed.yield(.over(job))
            feed.finish()
            return signs
        }
        // Before the first look, so that nothing happens in between unseen.
        events.open(job.id)
        let told = events.events(of: job.id, after: last)
        let listening = Task {
            if let told {
                for await event in told { feed.yield(.happened(event)) }
            }
            await look(at: job, feed)
        }
        let looking = Task {
            var pause = Duration.milliseconds(500)
            while !Task.isCancelled {
                try await Task.sleep(for: pause)
                pause = min(pause * 2, Self.longestPause)
                await look(at: job, feed)
            }
        }
        feed.onTermination = { _ in
            listening.cancel()
            looking.cancel()
        }
        return signs
    }

    /// The job when it is over, or as it is when patience ends.
    func settled(_ job: Job, within patience: Duration) async -> Job {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in signs(of: job) {} }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
        return (try? await jobs.anyJob(job.id)) ?? job
    }

    private func look(at job: Job, _ feed: AsyncStream<Sign>.Continuation) async {
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
