import Alto
import HTTPTypes

/// A problem with headers that say when to come back.
struct RateLimitExceeded: Error {
    let problem: Problem
    let headers: HTTPFields
}
