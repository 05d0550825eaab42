package import Alto
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Fetches a picture from an address that a client named, and from nowhere that only this machine or its network reaches.
///
/// Each name is resolved once, all its addresses are checked, and one of them is pinned for the connection, so that a name
/// that answers differently the second time gains nothing. Redirects are followed by hand and checked again.
package struct SafeFetch: Sendable {
    let largest: Int
    /// Whether an address, of 4 or 16 bytes, may be connected to.
    let allows: @Sendable ([UInt8]) -> Bool
    /// The addresses of a name, as numbers in text. It may wait.
    let resolver: @Sendable (_ host: String, _ port: Int) -> [String]
    let deadline: Duration = .seconds(30)
    private static let mostRedirects = 5

    /// - Parameter allowsPrivate: for networks in which the pictures lie on private addresses.
    package init(largest: Int, allowsPrivate: Bool) {
        self.init(largest: largest, allows: { allowsPrivate || AddressGuard.isGlobal($0) }, resolver: Self.addresses)
    }

    init(
        largest: Int, allows: @escaping @Sendable ([UInt8]) -> Bool,
        resolver: @escaping @Sendable (_ host: String, _ port: Int) -> [String]
    ) {
        self.largest = largest
        self.allows = allows
        self.resolver = resolver
    }

    /// - Throws: `Problem`: source_not_fetchable (one sentence for all reasons, so that it tells nothing of the network),
    ///   image_too_large, deadline_exceeded.
    /// - Parameter reserve: is asked before bytes are kept, and throws where there is no room for them.
    package func fetch(_ address: String, reserve: @escaping @Sendable (Int) async throws -> Void = { _ in })
        async throws -> [UInt8]
    {
        do {
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask { try await follow(address, reserve) }
                group.addTask {
                    try await Task.sleep(for: deadline)
                    throw Problem(.deadlineExceeded, "The picture at that address took too long to come.")
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        } catch let problem as Problem {
            throw problem
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Self.refused
        }
    }

    package static let refused = Problem(
        .sourceNotFetchable, "No picture could be fetched from that address.", remedy: "Send the picture itself.")

    private func follow(_ address: String, _ reserve: @Sendable (Int) async throws -> Void) async throws -> [UInt8] {
        var target = FetchTarget(address)
        for _ in 0...Self.mostRedirects {
            guard let asked = target else { throw Self.refused }
            let pinned = try await resolve(asked.host, port: asked.port)
            switch try await get(asked.address, host: asked.host, pinned: pinned, reserve) {
            case .picture(let bytes): return bytes
            case .redirect(let next): target = asked.redirected(to: next)
            }
        }
        throw Self.refused
    }

    private enum Answer {
        case picture([UInt8])
        case redirect(String)
    }

    private func get(
        _ address: String, host: String, pinned: String, _ reserve: @Sendable (Int) async throws -> Void
    ) async throws -> Answer {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(10)), decompression: .disabled)
        configuration.dnsOverride = [host: pinned]
        configuration.httpVersion = .http1Only
        let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        do {
            var request = HTTPClientRequest(url: address)
            request.headers.add(name: "Accept", value: "image/*")
            request.headers.add(name: "User-Agent", value: "Alto")
            let response = try await client.execute(request, timeout: .seconds(30))
            let answer: Answer
            switch response.status.code {
            case 200:
                // Nothing packed was asked for; what it would unpack to is not known.
                guard response.headers["content-encoding"].allSatisfy({ $0 == "identity" }) else { throw Self.refused }
                if let length = response.headers.first(name: "content-length").flatMap({ Int($0) }), length > largest {
                    throw tooLarge
                }
                var bytes: [UInt8] = []
                for try await buffer in response.body {
                    guard bytes.count + buffer.readableBytes <= largest else { throw tooLarge }
                    try await reserve(buffer.readableBytes)
                    bytes += buffer.readableBytesView
                }
                answer = .picture(bytes)
            case 301, 302, 303, 307, 308:
                guard let location = response.headers.first(name: "location") else { throw Self.refused }
                answer = .redirect(location)
            default: throw Self.refused
            }
            try await client.shutdown()
            return answer
        } catch {
            try? await client.shutdown()
            throw error
        }
    }

    private var tooLarge: Problem {
        Problem(.imageTooLarge, "The picture at that address is larger than \(largest / 1_000_000) MB.")
    }

    /// One address of a name, all of which may be connected to.
    private func resolve(_ host: String, port: Int) async throws -> String {
        try await NIOThreadPool.singleton.runIfActive { [resolver, allows] in
            let addresses = resolver(host, port)
            guard let first = addresses.first, addresses.map(Self.bytes).allSatisfy(allows) else { throw Self.refused }
            return first
        }
    }

    /// What a name stands for, as numbers in text.
    @Sendable private static func addresses(of host: String, port: Int) -> [String] {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        guard unsafe getaddrinfo(host, "\(port)", &hints, &list) == 0 else { return [] }
        defer { unsafe freeaddrinfo(list) }
        var found: [String] = []
        var entry = unsafe list
        while let info = unsafe entry {
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            if unsafe getnameinfo(
                info.pointee.ai_addr, info.pointee.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
                == 0
            {
                found.append(String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
            }
            unsafe entry = unsafe info.pointee.ai_next
        }
        return found
    }

    /// 4 or 16 bytes; none for an address with a scope, which says which interface: nothing with one is global.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 16)
        if unsafe inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
        return unsafe inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : []
    }
}
