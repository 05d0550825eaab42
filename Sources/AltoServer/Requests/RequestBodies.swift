import Alto
import Hummingbird
import Synchronization

/// Takes in the bodies of requests: each within a limit of its own, and all that are being worked on within a limit that they
/// share. Without the second, clients that send most of a picture and then wait would fill the memory, and so would many that
/// are answered at the same time.
///
/// In the memory of this process, which is what it guards: each of several processes takes in as much.
final class RequestBodies: Sendable {
    private let most: Int
    private let held = Mutex<[ObjectIdentifier: Int]>([:])
    /// For how long the request that is furthest waits for others to make room.
    private static let longestWait = Duration.seconds(10)

    /// - Parameter most: bytes of all bodies that are held at one time.
    init(most: Int) { self.most = most }

    /// Bytes that one request holds; given back at the latest when nobody knows the request any more.
    final class Share: Sendable {
        private let source = Mutex<RequestBodies?>(nil)

        fileprivate func take(_ count: Int, of bodies: RequestBodies) async throws {
            source.withLock { $0 = bodies }
            let begun = ContinuousClock.now
            while true {
                switch bodies.take(count, for: ObjectIdentifier(self)) {
                case .taken: return
                case .mayWait where ContinuousClock.now - begun < RequestBodies.longestWait:
                    try await Task.sleep(for: .milliseconds(20))
                case .mayWait, .refused:
                    throw Problem(
                        .overloaded, "The service is taking in as much as it can hold.",
                        remedy: "Try again in a moment.")
                }
            }
        }

        /// The request's bytes are no longer needed.
        func giveBack() {
            let id = ObjectIdentifier(self)
            source.withLock { $0 }?.held.withLock { $0[id] = nil }
        }

        deinit { giveBack() }
    }

    private enum Verdict { case taken, mayWait, refused }

    /// Where there is no room, the request that has come furthest waits for it, and the others make it: were all refused that find
    /// it full, of many that come at once none might get through.
    private func take(_ count: Int, for share: ObjectIdentifier) -> Verdict {
        held.withLock { held in
            let mine = held[share] ?? 0
            if held.values.reduce(count, +) <= most {
                held[share] = mine + count
                return .taken
            }
            let isFurthest = held.allSatisfy { $0.value < mine || $0.value == mine && $0.key <= share }
            return isFurthest && mine > 0 && mine + count <= most ? .mayWait : .refused
        }
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
                try await share.take(more, of: self)
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
    func reserve(_ count: Int, share: Share) async throws { try await share.take(count, of: self) }
}
