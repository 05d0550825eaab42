import AltoStore
import Foundation
import Hummingbird

/// For whoever watches the service: is it alive, does it take work, how much has it done.
struct HealthRoutes: Sendable {
    let jobs: any JobQueue
    let metrics: Metrics

    func add(to router: Router<AltoContext>) {
        router.get("healthz") { _, _ in try Response.json(["status": "ok"]) }
        router.get("readyz") { _, _ in
            // Throws when the database is not there.
            _ = try await jobs.counts()
            return try Response.json(["status": "ready"])
        }
        router.get("metrics") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text(jobs: try await jobs.counts()))))
        }
    }
}
