import Alto
import Hummingbird

/// Answers requests on threads that are neither the event loops' nor Swift's own: whatever a request makes the service compute, it
/// stays alive, and `/healthz` (which is not behind this) says so.
struct WorkExecutorMiddleware: RouterMiddleware {
    @concurrent func handle(
        _ request: Request, context: AltoContext, next: @concurrent (Request, AltoContext) async throws -> Response
    ) async throws -> Response {
        try await withTaskExecutorPreference(WorkExecutor.shared) { try await next(request, context) }
    }
}
