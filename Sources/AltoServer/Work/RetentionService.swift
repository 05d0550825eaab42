import AltoStore
import Foundation
import Logging
import ServiceLifecycle

/// Forgets descriptions and sounds when their time has come, and what nobody came back for.
struct RetentionService: Service {
    let jobs: any JobHistory & PendingBlobs
    let descriptions: DescriptionService
    let retention: Duration
    let logger: Logger

    func run() async throws {
        let work = Task { await deleteExpired() }
        try? await gracefulShutdown()
        work.cancel()
    }

    /// An upload's credentials are good for a quarter of an hour.
    private static let uploadGracePeriod = Duration.seconds(1800)

    private func deleteExpired() async {
        while !Task.isCancelled {
            let limit = Int(Date().timeIntervalSince1970 - retention / .seconds(1))
            do {
                let old = try await jobs.removeAll(finishedBefore: limit)
                for job in old { await descriptions.forget(job) }
                if !old.isEmpty { logger.info("forgotten", metadata: ["descriptions": "\(old.count)"]) }
                let abandoned = try await jobs.abandonedBlobs(after: Self.uploadGracePeriod)
                await descriptions.remove(abandoned)
                if !abandoned.isEmpty { logger.info("abandoned", metadata: ["blobs": "\(abandoned.count)"]) }
            } catch {
                logger.error("housekeeping failed")
            }
            try? await Task.sleep(for: .seconds(600))
        }
    }
}
