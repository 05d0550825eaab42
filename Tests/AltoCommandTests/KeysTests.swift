import AltoTesting
import Foundation
import Testing

@Suite struct KeysTests {
    private let folder = TemporaryFolder()

    private func linkKeys() throws -> [String] {
        let json = try JSONSerialization.jsonObject(with: Data(folder.bytes(of: "service/link-keys.json")))
        return try #require(json as? [[String: String]]).compactMap { $0["id"] }
    }

    @Test func `the keys of links are rotated, and the newest three are kept`() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "service"), withIntermediateDirectories: true)
        var known: [String] = []
        for _ in 0..<3 {
            let program = try Program.run("keys", "rotate-links", "--data", folder.path("service"), in: folder)
            #expect(program.exitCode == 0)
            let keys = try linkKeys()
            #expect(Array(keys.dropFirst()) == Array(known.prefix(2)) || known.isEmpty)
            known = keys
        }
        #expect(known.count == 3)
    }
}
