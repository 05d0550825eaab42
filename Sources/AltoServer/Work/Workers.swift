import Alto
import AltoStore
import Foundation
import Logging
import ServiceLifecycle
import Synchronization

/// Takes jobs from the queue, a bounded number at a time, and finishes each exactly once.
///
/// On shutdown no new job is begun; what is not done when the time to drain is over is handed back to the queue.
struct Workers: Service {
    let jobs: any JobQueue
    let descriptions: DescriptionService
    let count: Int
    let drain: Duration
    let workSignal: WorkSignal
    let logger: Logger

    func run() async throws {
        let tasks = (0..<count).map { _ in Task { await work() } }
        try? await gracefulShutdown()
        workSignal.close()
        let alarm = Task {
            try await Task.sleep(for: drain)
            for task in tasks { task.cancel() }
        }
        for task in tasks { await task.value }
        alarm.cancel()
    }

    private func work() async {
        while !workSignal.isClosed && !Task.isCancelled {
            do {
                if let claim = try await jobs.claim() {
                    try await finish(claim)
                    continue
                }
            } catch {
                logger.error("work", metadata: ["problem": "\(Problem(wrapping: error).code.rawValue)"])
            }
            // A job of another process, or one whose lease ran out, sends no signal here.
            await workSignal.wait(atMost: .seconds(2))
        }
    }

    /// No honest picture takes as long: its stages have deadlines of their own, whose sum this is.
    private static let longest = Duration.seconds(300)
    private static let late = Problem(
        .deadlineExceeded, "Describing this picture took longer than five minutes and was given up.")

    /// Works on one job and writes down what came of it, if it is still this worker's.
    func finish(_ claim: JobClaim) async throws {
        let work = Task { [descriptions] in
            do {
                return try await Deadline.run(within: Self.longest, late: Self.late) {
                    await descriptions.describe(claim)
                }
            } catch {
                return .failed(Problem(wrapping: error))
            }
        }
        let heartbeat = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: jobs.heartbeat)
                // Somebody else has it now: this result would not count.
                if try await !jobs.renew(claim) { work.cancel() }
            }
        }
        defer { heartbeat.cancel() }
        let outcome = await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            work.cancel()
        }
        switch outcome {
        case .described(let result):
            if try await !jobs.finish(claim, with: result) {
                await descriptions.remove(result.sounds.values)
                logger.warning(
                    "late result dropped", metadata: ["job": "\(claim.job.id)", "attempt": "\(claim.attempt)"])
            }
        case .failed(let problem) where problem.code == .cancelled: try await jobs.release(claim)
        case .failed(let problem):
            _ = try await jobs.fail(claim, problem)
            logger.info("picture failed", metadata: ["job": "\(claim.job.id)", "problem": "\(problem.code.rawValue)"])
        }
        await descriptions.close(claim.job)
    }
}

/// Wakes workers when a job comes in, and tells them when none will any more.
///
/// Of this process: a job that another one accepts rings at the other one only. Workers therefore wait for two
/// seconds at most, and look.
final class WorkSignal: Sendable {
    private struct State {
        var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    var isClosed: Bool { state.withLock { $0.isClosed } }

    func notify() {
        let waiting = state.withLock { state in
            defer { state.waiting = [:] }
            return state.waiting
        }
        for continuation in waiting.values { continuation.resume() }
    }

    func close() {
        state.withLock { $0.isClosed = true }
        notify()
    }

    func wait(atMost duration: Duration) async {
        let id = UUID()
        let alarm = Task {
            try? await Task.sleep(for: duration)
            wake(id)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiting[id] = continuation }
                // Cancelled or closed before it waited.
                if Task.isCancelled || isClosed { wake(id) }
            }
        } onCancel: {
            wake(id)
        }
        alarm.cancel()
    }

    private func wake(_ id: UUID) {
        state.withLock { $0.waiting.removeValue(forKey: id) }?.resume()
    }
}
