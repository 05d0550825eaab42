import Alto
import Hummingbird

/// Answers requests on threads that are neither the event loops' nor Swift's own: whatever a request makes the service compute, it
/// stays alive, and `/healthz` (which is not behind this) says so.
struct WorkExecutorMiddleware: Middleware {
    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        try await withTaskExecutorPreference(WorkExecutor.shared) { try await next(request, context) }
    }
}
