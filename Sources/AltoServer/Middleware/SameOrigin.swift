import Alto
import HTTPTypes
import Hummingbird

/// Refuses what another web site's page makes a browser send: it would act with the rights of whoever visits that page.
struct SameOrigin: Middleware {
    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        if request.method != .get, request.method != .head, let name = HTTPField.Name("Sec-Fetch-Site"),
            let site = request.headers[name], !["same-origin", "none"].contains(site)
        {
            throw Problem(.linkRefused, "Another web site asked for this; it was not done.")
        }
        return try await next(request, context)
    }
}
