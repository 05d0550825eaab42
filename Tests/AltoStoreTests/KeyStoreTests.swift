import Alto
import Foundation
import Testing

@testable import AltoStore

@Suite struct KeyStoreTests {
    private let folder = TemporaryFolder()

    @Test func `a key is known until it is revoked, and never lies in the file`() async throws {
        let path = folder.url.appending(path: "keys.sqlite")
        let keys = try KeyStore(path: path)
        let key = try await keys.create("phone")
        #expect(key.hasPrefix("alto_") && key.count > 40)
        #expect(try await keys.owner(of: key) == "phone")
        #expect(try await keys.owner(of: key + "x") == nil)
        #expect(try await keys.list().map(\.name) == ["phone"])
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
            let bytes = try Data(contentsOf: folder.url.appending(path: name))
            #expect(bytes.range(of: Data(key.utf8)) == nil)
        }
        try await keys.revoke("phone")
        #expect(try await keys.owner(of: key) == nil)
        await #expect(throws: Problem.self) { try await keys.revoke("phone") }
    }

    @Test func `a name is taken once`() async throws {
        let keys = try KeyStore(path: folder.url.appending(path: "keys.sqlite"))
        _ = try await keys.create("phone")
        await #expect(throws: Problem.self) { try await keys.create("phone") }
        await #expect(throws: Problem.self) { try await keys.create("  ") }
    }
}
