import Foundation
import Synchronization

/// A hub on 127.0.0.1, with a second host that holds the large files. It answers what the hub answers, and does wrong
/// what a test wants it to do wrong. It ends with the test.
final class HubEmulator: Sendable {
    enum Fault: Sendable {
        /// The connection is gone after so many bytes of the body.
        case breaksAfter(Int)
        case stallsAfter(Int)
        case ignoresRange
        /// From the first byte each time, and then the connection is gone after so many bytes.
        case ignoresRangeAndBreaksAfter(Int)
        /// The second half of the file, whatever part was asked for.
        case otherRange
        /// As if the file had so many bytes.
        case cutShort(Int)
        case flipsBits
        /// More bytes than were announced.
        case tooLong
        case status(Int, [(String, String)])
        case redirects(to: String)
    }

    struct Heard: Sendable {
        let isHub: Bool
        let method: String
        let file: String
        let range: String?
        let authorization: String?
        let ifRange: String?
    }

    struct State: Sendable {
        var repositories: [EmulatedRepository] = []
        /// What goes wrong with the next requests for the bytes of a file, one fault each.
        var next: [String: [Fault]] = [:]
        /// What goes wrong with all others.
        var always: [String: Fault] = [:]
        /// ETags that are lies.
        var etags: [String: String] = [:]
        /// An answer instead of the facts about a repository.
        var facts: LoopbackServer.Reply?
        var listing: [String]?
        /// A name under which the first repository was known before.
        var oldName: String?
        /// A token without which nothing is given.
        var token: String?
        var heard: [Heard] = []
    }

    private let state: Mutex<State>
    private let servers = Mutex<[LoopbackServer]>([])

    private init(_ state: State) { self.state = Mutex(state) }

    /// Runs a hub for the time of the work.
    static func run(_ repositories: [EmulatedRepository], _ work: (HubEmulator) async throws -> Void) async throws {
        let emulator = HubEmulator(State(repositories: repositories))
        let hub = try await LoopbackServer { [weak emulator] in emulator?.hub($0) ?? .init(status: 500) }
        let store = try await LoopbackServer { [weak emulator] in emulator?.store($0) ?? .init(status: 500) }
        emulator.servers.withLock { $0 = [hub, store] }
        do {
            try await work(emulator)
        } catch {
            await hub.close()
            await store.close()
            throw error
        }
        await hub.close()
        await store.close()
    }

    var address: String { servers.withLock { $0.first?.address ?? "" } }
    private var storeAddress: String { servers.withLock { $0.last?.address ?? "" } }

    func change(_ change: (inout sending State) -> Void) { state.withLock { change(&$0) } }
    var heard: [Heard] { state.withLock { $0.heard } }
    /// Requests for the bytes of a file that the host of the large files heard.
    func fetches(of file: String) -> [Heard] { heard.filter { $0.method == "GET" && !$0.isHub && $0.file == file } }

    private func hub(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
        let path = request.target.split(separator: "?").first.map(String.init) ?? ""
        let state = state.withLock { $0 }
        if let old = state.oldName, let new = state.repositories.first?.name, path.contains("/\(old)/") {
            let place = path.replacing("/\(old)/", with: "/\(new)/")
            return .init(status: 307, headers: [("Location", place)], body: Array("Moved".utf8))
        }
        for repository in state.repositories {
            let facts = "/api/models/\(repository.name)/"
            let files = "/\(repository.name)/resolve/"
            guard path.hasPrefix(facts) || path.hasPrefix(files) else { continue }
            if let token = state.token, request.header("Authorization") != "Bearer \(token)" {
                return .init(status: 401, headers: [("X-Error-Code", "GatedRepo")])
            }
            if path.hasPrefix(facts) { return self.facts(path.dropFirst(facts.count), repository, state) }
            let parts = path.dropFirst(files.count).split(separator: "/", maxSplits: 1).map(String.init)
            return hand(out: parts.last ?? "", at: parts.first ?? "", repository, request, state)
        }
        hear(request, path, isHub: true)
        return .init(status: 404, headers: [("X-Error-Code", "RepoNotFound")])
    }

    private func facts(
        _ path: Substring, _ repository: EmulatedRepository, _ state: State
    ) -> LoopbackServer.Reply {
        if let facts = state.facts { return facts }
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        let revision = parts.last?.removingPercentEncoding ?? ""
        let known = repository.revisions[revision] ?? repository.revisions.values.first { $0 == revision }
        guard let commit = known else { return .init(status: 404, headers: [("X-Error-Code", "RevisionNotFound")]) }
        let names = state.listing ?? repository.files.keys.sorted()
        var answer: Any = [
            "id": repository.name, "sha": commit, "siblings": names.map { ["rfilename": $0] },
        ]
        if parts.first == "tree" {
            answer = names.compactMap { name -> [String: Any]? in
                guard let file = repository.files[name] else { return nil }
                var entry: [String: Any] = [
                    "type": "file", "path": name, "size": file.bytes.count, "oid": file.gitSHA1,
                ]
                if file.isLarge {
                    entry["lfs"] = ["oid": file.sha256, "size": file.bytes.count, "pointerSize": 134]
                }
                return entry
            }
        }
        let body = (try? JSONSerialization.data(withJSONObject: answer)) ?? Data()
        return .init(headers: [("Content-Type", "application/json")], body: Array(body))
    }

    private func hand(
        out name: String, at commit: String, _ repository: EmulatedRepository, _ request: LoopbackServer.Request,
        _ state: State
    ) -> LoopbackServer.Reply {
        hear(request, name, isHub: true)
        guard let file = repository.files[name] else {
            return .init(status: 404, headers: [("X-Error-Code", "EntryNotFound")])
        }
        let etag = "\"\(state.etags[name] ?? file.hash)\""
        let known = [("X-Repo-Commit", repository.revisions[commit] ?? commit)]
        if file.isLarge {
            let place = "\(storeAddress)/\(repository.name)/\(name)?signature=0"
            return .init(
                status: 302,
                headers: known + [
                    ("X-Linked-Etag", etag), ("X-Linked-Size", "\(file.bytes.count)"), ("Location", place),
                ])
        }
        return bytes(of: name, file, request, known + [("ETag", etag)])
    }

    private func store(_ request: LoopbackServer.Request) -> LoopbackServer.Reply {
        let path = request.target.split(separator: "?").first.map(String.init) ?? ""
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        hear(request, name, isHub: false)
        let repositories = state.withLock { $0.repositories }
        guard let repository = repositories.first(where: { path.hasPrefix("/\($0.name)/") }),
            let file = repository.files[name]
        else { return .init(status: 404) }
        // As a store of signed addresses does.
        if request.header("Authorization") != nil { return .init(status: 400) }
        return bytes(of: name, file, request, [("ETag", "\"of-the-store\"")])
    }

    private func bytes(
        of name: String, _ file: EmulatedRepository.File, _ request: LoopbackServer.Request,
        _ headers: [(String, String)]
    ) -> LoopbackServer.Reply {
        var whole = file.bytes
        let fault = request.method == "GET" ? takeFault(name) : nil
        var reply = LoopbackServer.Reply(headers: headers)
        var start = request.header("Range").flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
        switch fault {
        case .status(let status, let headers): return .init(status: status, headers: headers)
        case .redirects(let target): return .init(status: 302, headers: [("Location", target)])
        case .breaksAfter(let count): reply.breaksAfter = count
        case .stallsAfter(let count): reply = .init(headers: headers, stalls: count >= 0)
        case .ignoresRange: start = 0
        case .ignoresRangeAndBreaksAfter(let count):
            start = 0
            reply.breaksAfter = count
        case .otherRange: start = whole.count / 2
        case .cutShort(let count): whole = Array(whole.prefix(count))
        case .flipsBits: whole[whole.count / 2] ^= 0x10
        case .tooLong: whole += [1, 2, 3]
        case nil: break
        }
        guard start <= max(0, whole.count - 1) else {
            return .init(status: 416, headers: [("Content-Range", "bytes */\(whole.count)")])
        }
        reply.body = Array(whole[start...])
        reply.headers.append(("Accept-Ranges", "bytes"))
        if start > 0 {
            reply.status = 206
            reply.headers.append(("Content-Range", "bytes \(start)-\(whole.count - 1)/\(whole.count)"))
        }
        if case .stallsAfter(let count) = fault {
            reply.headers.append(("Content-Length", "\(reply.body.count)"))
            reply.body = Array(reply.body.prefix(count))
        }
        return reply
    }

    private func takeFault(_ name: String) -> Fault? {
        state.withLock { state in
            guard var queue = state.next[name], !queue.isEmpty else { return state.always[name] }
            let fault = queue.removeFirst()
            state.next[name] = queue
            return fault
        }
    }

    private func hear(_ request: LoopbackServer.Request, _ file: String, isHub: Bool) {
        state.withLock {
            $0.heard.append(
                Heard(
                    isHub: isHub, method: request.method, file: file, range: request.header("Range"),
                    authorization: request.header("Authorization"), ifRange: request.header("If-Range")))
        }
    }
}
