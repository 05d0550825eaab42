import AltoStore
import Foundation
import Logging
import ServiceLifecycle

/// Forgets descriptions and sounds when their time has come.
struct Housekeeping: Service {
    let jobs: JobStore
    let desk: DescriptionDesk
    let keeping: Duration
    let logger: Logger

    func run() async throws {
        let work = Task { await forgetAgainAndAgain() }
        try? await gracefulShutdown()
        work.cancel()
    }

    private func forgetAgainAndAgain() async {
        while !Task.isCancelled {
            let limit = Int(Date().timeIntervalSince1970 - keeping / .seconds(1))
            do {
                let old = try await jobs.removeAll(finishedBefore: limit)
                for job in old { await desk.forget(job) }
                if !old.isEmpty { logger.info("forgotten", metadata: ["descriptions": "\(old.count)"]) }
            } catch {
                logger.error("housekeeping failed")
            }
            try? await Task.sleep(for: .seconds(600))
        }
    }
}
