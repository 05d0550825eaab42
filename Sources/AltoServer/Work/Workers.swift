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
    let jobs: JobStore
    let desk: DescriptionDesk
    let count: Int
    let drain: Duration
    let bell: Bell
    let logger: Logger

    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count { group.addTask { try await work() } }
            try await group.waitForAll()
        }
    }

    private func work() async throws {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            do {
                if let claim = try await jobs.claim() {
                    try await finish(claim)
                    continue
                }
            } catch {
                logger.error("work", metadata: ["problem": "\(Problem(wrapping: error).code.rawValue)"])
            }
            // A job of another process, or one whose lease ran out, rings no bell.
            await cancelWhenGracefulShutdown { await bell.wait(atMost: .seconds(2)) }
        }
    }

    private func finish(_ claim: JobClaim) async throws {
        let work = Task { await desk.describe(claim) }
        let heartbeat = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: .seconds(15))
                // Somebody else has it now: this result would not count.
                if try await !jobs.renew(claim) { work.cancel() }
            }
        }
        defer { heartbeat.cancel() }
        let drain = drain
        let outcome = await withGracefulShutdownHandler {
            await withTaskCancellationHandler { await work.value } onCancel: { work.cancel() }
        } onGracefulShutdown: {
            Task {
                try await Task.sleep(for: drain)
                work.cancel()
            }
        }
        switch outcome {
        case .described(let result):
            if try await !jobs.finish(claim, with: result) {
                logger.warning("late result dropped", metadata: ["job": "\(claim.job.id)", "attempt": "\(claim.attempt)"])
            }
        case .failed(let problem) where problem.code == .cancelled: try await jobs.handBack(claim)
        case .failed(let problem):
            _ = try await jobs.fail(claim, problem)
            logger.info("picture failed", metadata: ["job": "\(claim.job.id)", "problem": "\(problem.code.rawValue)"])
        }
        await desk.close(claim.job)
    }
}

/// Wakes workers when a job comes in.
final class Bell: Sendable {
    private let waiting = Mutex<[UUID: CheckedContinuation<Void, Never>]>([:])

    func ring() {
        let all = waiting.withLock { waiting in
            defer { waiting = [:] }
            return waiting
        }
        for continuation in all.values { continuation.resume() }
    }

    func wait(atMost duration: Duration) async {
        let id = UUID()
        let alarm = Task {
            try? await Task.sleep(for: duration)
            wake(id)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0[id] = continuation }
                // Cancelled before it waited.
                if Task.isCancelled { wake(id) }
            }
        } onCancel: {
            wake(id)
        }
        alarm.cancel()
    }

    private func wake(_ id: UUID) {
        waiting.withLock { $0.removeValue(forKey: id) }?.resume()
    }
}
