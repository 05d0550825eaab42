/// Lets all observers look at a picture at once, each with its own deadline, and gathers what they say.
///
/// A value without state: it owns no model and no file. An observer that fails or is late costs only its own result.
public struct Describer: Sendable {
    private let observers: [any Observer]
    private let deadlines: Deadlines
    private let clock: MonotonicClock

    public init(observers: [any Observer], deadlines: Deadlines = Deadlines(), clock: MonotonicClock = .continuous) {
        self.observers = observers
        self.deadlines = deadlines
        self.clock = clock
    }

    /// What happens, as it happens: one event an observer, then the whole.
    ///
    /// Ending the iteration early cancels the observers that are still at work.
    public func events(for picture: Picture) -> AsyncStream<DescriberEvent> {
        let (events, continuation) = AsyncStream.makeStream(of: DescriberEvent.self)
        let task = Task(executorPreference: WorkExecutor.shared) {
            await look(at: picture) { continuation.yield($0) }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return events
    }

    public func describe(_ picture: Picture) async -> Description {
        var result = Description(of: picture)
        for await case .finished(let description) in events(for: picture) { result = description }
        return result
    }

    private func look(at picture: Picture, report: (DescriberEvent) -> Void) async {
        let started = clock.seconds()
        // Not a task group: a group would wait for a late observer that sits in C code and cannot be interrupted.
        let (outcomes, feed) = AsyncStream.makeStream(of: Outcome.self)
        let tasks = observers.enumerated().flatMap { index, observer in
            [
                Task(executorPreference: WorkExecutor.shared) {
                    feed.yield(await outcome(of: observer, index, on: picture))
                },
                Task {
                    let deadline = deadlines[observer.stage]
                    try await clock.sleep(deadline)
                    feed.yield(late(observer.stage, index, after: deadline))
                },
            ] as [Task<Void, any Error>]
        }
        var settled: [Int: Outcome] = [:]
        if !observers.isEmpty {
            for await outcome in outcomes where settled[outcome.index] == nil {
                settled[outcome.index] = outcome
                let observer = observers[outcome.index]
                if let observation = outcome.observation {
                    report(.observed(observation, by: observer.id, observer.stage, seconds: outcome.seconds))
                }
                if let problem = outcome.problem {
                    report(.failed(StageProblem(stage: observer.stage, problem: problem), observer.id))
                }
                if settled.count == observers.count { break }
            }
        }
        for task in tasks { task.cancel() }
        report(.finished(description(of: picture, settled, elapsed: clock.seconds() - started)))
    }

    /// In the order of the observers, whichever was done first: of two captions the first observer's is the picture's.
    private func description(of picture: Picture, _ outcomes: [Int: Outcome], elapsed: Double) -> Description {
        var description = Description(of: picture)
        for (index, observer) in observers.enumerated().reversed() {
            guard let outcome = outcomes[index] else { continue }
            description.timings.stages[observer.stage, default: 0] += outcome.seconds
            if let observation = outcome.observation { description.add(observation, from: observer.stage) }
            if let problem = outcome.problem {
                description.problems.append(StageProblem(stage: observer.stage, problem: problem))
            }
        }
        // What one of two could not look for may be there after all.
        description.completed.subtract(description.problems.map(\.stage))
        description.problems.sort { $0.stage.rawValue < $1.stage.rawValue }
        description.settleKind()
        description.timings.elapsed = elapsed
        return description
    }

    private func outcome(of observer: any Observer, _ index: Int, on picture: Picture) async -> Outcome {
        let started = clock.seconds()
        var observation: Observation?
        var problem: Problem?
        do {
            observation = try await observer.observe(picture)
        } catch let partial as PartialObservation {
            (observation, problem) = (partial.observation, partial.problem)
        } catch {
            problem = Problem(wrapping: error)
        }
        return Outcome(
            index: index, observation: observation, problem: problem, seconds: clock.seconds() - started)
    }

    private func late(_ stage: Stage, _ index: Int, after deadline: Duration) -> Outcome {
        let seconds = deadline / .seconds(1)
        let problem = Problem(
            .deadlineExceeded,
            "The stage \(stage.rawValue) took longer than \(seconds.formattedBriefly) and was left out.")
        return Outcome(index: index, observation: nil, problem: problem, seconds: seconds)
    }

    private struct Outcome: Sendable {
        /// Of the observer.
        let index: Int
        let observation: Observation?
        let problem: Problem?
        let seconds: Double
    }
}

/// What happens while a picture is looked at.
public enum DescriberEvent: Sendable {
    case observed(Observation, by: ObserverID, Stage, seconds: Double)
    case failed(StageProblem, ObserverID)
    case finished(Description)
}

/// How long each stage may take.
public struct Deadlines: Sendable {
    private let defaultLimit: Duration
    private let byStage: [Stage: Duration]

    /// - Parameter usual: generous: a large page takes Tesseract seconds on a slow machine, and a result that is late
    ///   is better than none; a stage that hangs must end all the same.
    public init(defaultLimit: Duration = .seconds(60), byStage: [Stage: Duration] = [:]) {
        self.defaultLimit = defaultLimit
        self.byStage = byStage
    }

    subscript(stage: Stage) -> Duration { byStage[stage] ?? defaultLimit }
}

extension Double {
    /// Seconds without a fraction where there is none: "60 seconds", "0.5 seconds".
    fileprivate var formattedBriefly: String {
        if self == 1 { return "1 second" }
        return self == rounded() && abs(self) < 1e9 ? "\(Int(self)) seconds" : "\(self) seconds"
    }
}
