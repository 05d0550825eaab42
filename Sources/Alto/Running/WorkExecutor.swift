import Dispatch
import Synchronization

/// Runs work on what strangers sent: on threads that are nobody else's.
///
/// Swift's cooperative pool has one thread a core. A computation that does not end there takes one away for good, and two of them
/// stop everything: connections, timers, signals. Here each job goes to a lane that is idle, so that one that is stuck holds up
/// only itself.
public final class WorkExecutor: TaskExecutor {
    public static let shared = WorkExecutor()

    /// A thread each while it works. More are not made: whoever fills them all waits.
    private let lanes: [DispatchQueue]
    private let waiting: Mutex<[Int]>

    init(lanes count: Int = 32) {
        lanes = (0..<max(1, count)).map { DispatchQueue(label: "alto.work.\($0)") }
        waiting = Mutex(Array(repeating: 0, count: max(1, count)))
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let lane = waiting.withLock { waiting in
            // The first that is idle; else the one with the fewest before it.
            let lane = waiting.firstIndex(of: 0) ?? waiting.indices.min { waiting[$0] < waiting[$1] } ?? 0
            waiting[lane] += 1
            return lane
        }
        lanes[lane].async { [self] in
            job.runSynchronously(on: asUnownedTaskExecutor())
            waiting.withLock { $0[lane] -= 1 }
        }
    }
}
