import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

/// What every `APIKeys` does.
@Suite struct APIKeysContract {
    typealias Stores = Implementation<@Sendable (_ folder: URL) throws -> any APIKeys>
    static let all = [
        Stores("SQLite") { try SQLiteAPIKeys(path: $0.appending(path: "keys.sqlite")) }
    ]

    private let folder = TemporaryFolder()

    @Test(arguments: all) func `a key is known until it is revoked, in every process`(stores: Stores) async throws {
        let keys = try stores.open(folder.url), elsewhere = try stores.open(folder.url)
        let key = try await keys.create("phone")
        #expect(key.hasPrefix("alto_") && key.count > 40)
        #expect(try await keys.list().map(\.lastUsed) == [nil])
        for keys in [keys, elsewhere] {
            #expect(try await keys.owner(of: key) == "phone")
            #expect(try await keys.owner(of: key + "x") == nil)
            #expect(try await keys.list().map(\.name) == ["phone"])
        }
        #expect(try await keys.list().first?.lastUsed != nil)
        try await elsewhere.revoke("phone")
        #expect(try await keys.owner(of: key) == nil)
        let problem = await #expect(throws: Problem.self) { try await keys.revoke("phone") }
        #expect(problem?.code == .notFound)
    }

    @Test(arguments: all) func `a name is taken once, and is no other's`(stores: Stores) async throws {
        let keys = try stores.open(folder.url)
        _ = try await keys.create("phone")
        for name in ["phone", " phone ", "  ", GalleryStore.localOwner, String(repeating: "a", count: 65), "a\nb"] {
            let problem = await #expect(throws: Problem.self) { try await keys.create(name) }
            #expect(problem?.code == .usage)
        }
    }
}

@Suite struct SQLiteAPIKeysTests {
    private let folder = TemporaryFolder()

    @Test func `a key never lies in a file`() async throws {
        let keys = try SQLiteAPIKeys(path: folder.url.appending(path: "keys.sqlite"))
        let key = try await keys.create("phone")
        #expect(try await keys.owner(of: key) == "phone")
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            let bytes = try Data(contentsOf: folder.url.appending(path: name))
            #expect(bytes.range(of: Data(key.utf8)) == nil)
        }
    }
}
