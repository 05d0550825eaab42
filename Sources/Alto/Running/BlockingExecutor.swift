import Dispatch

/// A serial executor with a thread of its own kind, for actors that call blocking C code.
///
/// Swift's cooperative pool has one thread a core; a decoder or recogniser that blocks one starves everything else.
public final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter label: what the thread is called in a debugger.
    public init(label: String) { queue = DispatchQueue(label: "alto.\(label)") }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { [self] in
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
