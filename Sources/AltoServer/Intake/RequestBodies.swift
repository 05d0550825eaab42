import Alto
import Hummingbird
import Synchronization

/// Takes in the bodies of requests: each within a limit of its own, and all that are on their way at one time within a limit
/// that they share. Without the second, clients that send most of a picture and then wait would fill the memory.
final class RequestBodies: Sendable {
    private let most: Int
    private let held = Mutex(0)

    /// - Parameter most: bytes of all bodies that are not whole yet.
    init(most: Int) { self.most = most }

    /// The whole body. One that is announced to be larger than the limit is not read at all.
    ///
    /// - Throws: `Problem`: request_too_large; overloaded when others hold what there is; usage when the client went before
    ///   the end.
    func bytes(of request: Request, limit: Int, told megabytes: Int) async throws -> [UInt8] {
        let tooLarge = Problem(.requestTooLarge, "The request is larger than \(megabytes) MB.")
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit { throw tooLarge }
        var bytes: [UInt8] = [], mine = 0
        defer { held.withLock { $0 -= mine } }
        do {
            for try await buffer in request.body {
                let more = buffer.readableBytes
                guard bytes.count + more <= limit else { throw tooLarge }
                guard take(more) else {
                    throw Problem(
                        .overloaded, "The service is taking in as much as it can hold.", remedy: "Try again in a moment.")
                }
                mine += more
                bytes += buffer.readableBytesView
            }
        } catch let problem as Problem {
            throw problem
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Problem(.usage, "The request ended before it was whole.")
        }
        return bytes
    }

    private func take(_ count: Int) -> Bool {
        held.withLock { held in
            guard held + count <= most else { return false }
            held += count
            return true
        }
    }
}
