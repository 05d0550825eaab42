import Alto
import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// Turns whatever a route throws into one clear answer: problem JSON for programs, a page for people.
struct ProblemMiddleware: Middleware {
    let allowed: AllowedMethods
    let page: @Sendable (ProblemBody, Request) -> Response?

    @concurrent func handle(_ request: Request, context: AltoContext, next: Next) async throws -> Response {
        let body: ProblemBody
        var headers: HTTPFields = [:]
        do {
            return try await next(request, context)
        } catch let problem as Problem {
            if problem.code == .internalError {
                context.logger.error("defect", metadata: ["problem": "\(problem.message)"])
            }
            // Without a word of what it shows.
            if problem.code == .contentRefused { context.logger.info("picture refused") }
            body = ProblemBody(problem, requestID: context.id)
        } catch let refused as RateLimitExceeded {
            headers = refused.headers
            body = ProblemBody(refused.problem, requestID: context.id)
        } catch let error as any HTTPResponseError {
            let methods = error.status == .notFound ? allowed.methods(at: request.uri.path) : []
            if methods.isEmpty || methods.contains(request.method.rawValue) {
                body = Self.body(of: error.status, context.id)
            } else {
                headers[.allow] = methods.joined(separator: ", ")
                body = Self.body(of: .methodNotAllowed, context.id)
            }
        } catch is CancellationError {
            body = ProblemBody(
                Problem(.cancelled, "The service is stopping.", remedy: "Try again in a moment."), requestID: context.id
            )
        } catch {
            context.logger.error("defect", metadata: ["error": "\(type(of: error))"])
            body = ProblemBody(Problem(wrapping: error), requestID: context.id)
        }
        let types = ["application/problem+json", "application/json", "text/html"]
        var answer = (OpenAIRoutes.contain(request.uri.path) ? body.forOpenAI() : body).response(headers: headers)
        if let accept = request.headers[.accept], Accept(accept).best(of: types) == "text/html",
            let page = page(body, request)
        {
            answer = page
            for field in headers { answer.headers[field.name] = field.value }
        }
        return request.method == .head ? answer.createHeadResponse() : answer
    }

    private static func body(of status: HTTPResponse.Status, _ id: String) -> ProblemBody {
        let (code, title) =
            switch status.code {
            case 404: ("not_found", "There is nothing at this address.")
            case 405: ("method_not_allowed", "This address does not take that method.")
            case 413: ("image_too_large", "The request is larger than this service takes.")
            case 415: ("picture_unsupported", "The service does not take this kind of content.")
            case 400..<500: ("usage", "The request is not understood.")
            default: ("internal_error", "Something went wrong inside Alto.")
            }
        return ProblemBody(code: code, title: title, status: status.code, requestID: id)
    }
}
