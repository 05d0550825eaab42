import Hummingbird
import Logging

/// One line a request, without addresses, names, queries or anything that was said.
struct RequestLog: Middleware {
    let metrics: Metrics

    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // The pattern, not the path: ids stay out of the log and of the metrics.
        let endpoint = context.endpointPath ?? "unknown"
        metrics.count(request.method.rawValue, endpoint, response.status.code, seconds)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "endpoint": "\(endpoint)", "status": "\(response.status.code)",
                "milliseconds": "\(Int(seconds * 1000))",
            ])
        return response
    }
}
