import Alto
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import AltoServer

@Suite struct RequestBodiesTests {
    private func request(_ parts: AsyncThrowingStream<ByteBuffer, any Error>, announced: Int? = nil) -> Request {
        var head = HTTPRequest(method: .post, scheme: "http", authority: "alto", path: "/")
        if let announced { head.headerFields[.contentLength] = "\(announced)" }
        return Request(head: head, body: RequestBody(asyncSequence: parts))
    }

    private func code(_ operation: () async throws -> Void) async -> Problem.Code? {
        do {
            try await operation()
            return nil
        } catch { return (error as? Problem)?.code }
    }

    @Test func `a body comes whole, and one beyond its limit not at all`() async throws {
        let bodies = RequestBodies(most: 100)
        let (parts, source) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
        for byte in UInt8(0)..<10 { source.yield(ByteBuffer(bytes: [byte])) }
        source.finish()
        #expect(
            try await bodies.bytes(of: request(parts), limit: 10, told: 1, share: RequestBodies.Share())
                == Array(0..<10))
        let (more, longer) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
        longer.yield(ByteBuffer(repeating: 0, count: 11))
        longer.finish()
        #expect(
            await code {
                _ = try await bodies.bytes(of: request(more), limit: 10, told: 1, share: RequestBodies.Share())
            } == .requestTooLarge)
        #expect(
            await code {
                _ = try await bodies.bytes(
                    of: request(more, announced: 11), limit: 10, told: 1, share: RequestBodies.Share())
            } == .requestTooLarge)
    }

    /// 20 pictures of 60 MB that were whole no longer counted while they were worked on: 1.2 GB.
    @Test func `what is whole is held until the request is over or has done with it`() async throws {
        let bodies = RequestBodies(most: 100)
        func take(_ share: RequestBodies.Share) async -> Problem.Code? {
            let (parts, source) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
            source.yield(ByteBuffer(repeating: 0, count: 60))
            source.finish()
            return await code { _ = try await bodies.bytes(of: request(parts), limit: 100, told: 1, share: share) }
        }
        let first = RequestBodies.Share()
        #expect(await take(first) == nil)
        #expect(await take(RequestBodies.Share()) == .overloaded)
        first.giveBack()
        // Goes with the request.
        do {
            let second = RequestBodies.Share()
            #expect(await take(second) == nil)
            #expect(await take(RequestBodies.Share()) == .overloaded)
        }
        #expect(await take(RequestBodies.Share()) == nil)
    }

    /// One holds most of the memory; others are told to come again, until it has gone.
    @Test func `what all hold together is bounded`() async throws {
        let bodies = RequestBodies(most: 100)
        let (slow, slowly) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
        slowly.yield(ByteBuffer(repeating: 0, count: 80))
        let first = Task {
            try await bodies.bytes(of: request(slow), limit: 1_000, told: 1, share: RequestBodies.Share())
        }
        func second() async -> Problem.Code? {
            let (quick, quickly) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
            quickly.yield(ByteBuffer(repeating: 1, count: 30))
            quickly.finish()
            return await code {
                _ = try await bodies.bytes(of: request(quick), limit: 1_000, told: 1, share: RequestBodies.Share())
            }
        }
        // Until the first was taken in.
        while await second() == nil { await Task.yield() }
        #expect(await second() == .overloaded)
        struct Gone: Error {}
        slowly.finish(throwing: Gone())
        #expect(await code { _ = try await first.value } == .usage)
        #expect(await second() == nil)
    }

    /// Twelve pictures of 60 MB at once: all were refused, each by what the others had sent so far.
    @Test(.timeLimit(.minutes(1))) func `of many that come at once some get through`() async throws {
        let bodies = RequestBodies(most: 100)
        let codes = await withTaskGroup(of: Problem.Code?.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    let (parts, source) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
                    for _ in 0..<60 { source.yield(ByteBuffer(repeating: 0, count: 1)) }
                    source.finish()
                    return await code {
                        _ = try await bodies.bytes(
                            of: request(parts), limit: 100, told: 1, share: RequestBodies.Share())
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.contains(nil))
    }
}
