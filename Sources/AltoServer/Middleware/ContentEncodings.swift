import Alto
import HTTPTypes
import Hummingbird

/// Refuses bodies that are packed: what they would unpack to is not known before, and a picture is packed already.
///
/// Source: RFC 9110, sections 8.4 and 15.5.16.
struct ContentEncodings: Middleware {
    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        let encodings =
            request.headers[.contentEncoding]?.split(separator: ",").map { $0.trimmingSpaces().lowercased() } ?? []
        guard encodings.allSatisfy({ $0 == "identity" || $0.isEmpty }) else {
            throw Problem(
                .contentEncodingUnsupported, "The service takes no packed requests.",
                remedy: "Send it without Content-Encoding.")
        }
        return try await next(request, context)
    }
}
