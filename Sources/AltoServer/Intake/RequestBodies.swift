import Alto
import Hummingbird
import Synchronization

/// Takes in the bodies of requests: each within a limit of its own, and all that are being worked on within a limit that they
/// share. Without the second, clients that send most of a picture and then wait would fill the memory, and so would many that
/// are answered at the same time.
final class RequestBodies: Sendable {
    private let most: Int
    private let held = Mutex(0)

    /// - Parameter most: bytes of all bodies that are held at one time.
    init(most: Int) { self.most = most }

    /// Bytes that one request holds; given back at the latest when nobody knows the request any more.
    final class Share: Sendable {
        private let taken = Mutex<(count: Int, bodies: RequestBodies?)>((0, nil))

        fileprivate func take(_ count: Int, of bodies: RequestBodies) throws {
            guard bodies.take(count) else {
                throw Problem(.overloaded, "The service is taking in as much as it can hold.", remedy: "Try again in a moment.")
            }
            taken.withLock { $0 = ($0.count + count, bodies) }
        }

        /// The request's bytes are no longer needed.
        func giveBack() {
            let (count, bodies) = taken.withLock { taken in
                defer { taken = (0, nil) }
                return taken
            }
            bodies?.take(-count)
        }

        deinit { giveBack() }
    }

    /// The whole body. One that is announced to be larger than the limit is not read at all.
    ///
    /// - Throws: `Problem`: request_too_large; overloaded when others hold what there is; usage when the client went before
    ///   the end.
    func bytes(of request: Request, limit: Int, told megabytes: Int, share: Share) async throws -> [UInt8] {
        let tooLarge = Problem(.requestTooLarge, "The request is larger than \(megabytes) MB.")
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw tooLarge }
        var bytes: [UInt8] = []
        do {
            for try await buffer in request.body {
                let more = buffer.readableBytes
                guard bytes.count + more <= limit else { throw tooLarge }
                try share.take(more, of: self)
                // Not for the head alone: who announces much may send nothing.
                if bytes.isEmpty, let announced { bytes.reserveCapacity(announced) }
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

    /// Room for bytes that come from elsewhere on behalf of a request.
    func reserve(_ count: Int, share: Share) throws { try share.take(count, of: self) }

    @discardableResult private func take(_ count: Int) -> Bool {
        held.withLock { held in
            guard count <= 0 || held + count <= most else { return false }
            held += count
            return true
        }
    }
}
