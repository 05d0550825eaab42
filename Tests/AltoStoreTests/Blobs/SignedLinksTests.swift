import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoStore

@Suite struct SignedLinksTests {
    private static let old = SignedLinks.Key(id: "old", secret: Data("an old secret".utf8))
    private static let new = SignedLinks.Key(id: "new", secret: Data("a new secret".utf8))
    private static let start = Date(timeIntervalSince1970: 1_000_000)

    private func links(_ keys: [SignedLinks.Key], after seconds: Double = 0) -> SignedLinks {
        SignedLinks(keys: keys) { Self.start.addingTimeInterval(seconds) }
    }

    private func query(_ link: String) -> [(String, String)] {
        (URLComponents(string: link)?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
    }

    private func isGood(_ link: String, _ method: String = "GET", path: String? = nil, with links: SignedLinks) -> Bool
    {
        (try? links.check(method, path ?? URLComponents(string: link)?.path ?? "", query: query(link))) != nil
    }

    @Test func `a link opens what it was made for, until its time is over`() {
        let link = links([Self.new]).sign("GET", "/v1/sounds/a.mp3", query: [("job", "j 1")], lifetime: .seconds(60))
        #expect(isGood(link, with: links([Self.new], after: 59)))
        #expect(!isGood(link, with: links([Self.new], after: 61)))
        #expect(!isGood(link, "PUT", with: links([Self.new])))
        #expect(!isGood(link, path: "/v1/sounds/b.mp3", with: links([Self.new])))
        #expect(!isGood(link.replacing("j%201", with: "j%202"), with: links([Self.new])))
    }

    @Test func `no bit of a signature can be changed`() throws {
        let link = links([Self.new]).sign("GET", "/a", lifetime: .seconds(60))
        let last = try #require(link.last)
        #expect(!isGood(link.dropLast() + (last == "0" ? "1" : "0"), with: links([Self.new])))
        #expect(!isGood(String(link.dropLast(2)), with: links([Self.new])))
        #expect(!isGood("/a?expires=99999999999&key=new", with: links([Self.new])))
    }

    @Test func `a rotated key opens its links until it is taken away`() {
        let link = links([Self.old]).sign("GET", "/a", lifetime: .seconds(60))
        #expect(isGood(link, with: links([Self.new, Self.old])))
        #expect(!isGood(link, with: links([Self.new])))
    }

    @Test func `nobody is given a link for longer than a week`() {
        let link = links([Self.new]).sign("GET", "/a", lifetime: .seconds(30 * 86_400))
        #expect(isGood(link, with: links([Self.new], after: 7 * 86_400 - 1)))
        #expect(!isGood(link, with: links([Self.new], after: 7 * 86_400 + 1)))
        // Signed by whoever has the key, but for too long: refused all the same.
        let far = SignedLinks(keys: [Self.new]) { Self.start.addingTimeInterval(30 * 86_400) }.sign(
            "GET", "/a", lifetime: .seconds(60))
        #expect(!isGood(far, with: links([Self.new])))
    }

    @Test func `processes that start for the first time at once have the same keys`() async throws {
        for _ in 0..<20 {
            let folder = TemporaryFolder()
            try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
            let file = folder.url.appending(path: "link-keys.json")
            let keys = try await withThrowingTaskGroup(of: [SignedLinks.Key].self) { group in
                for _ in 0..<8 { group.addTask { try LinkKeys.load(file) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["link-keys.json"])
        }
    }

    @Test func `keys are made once, kept for their owner only, and rotated`() throws {
        let folder = TemporaryFolder()
        try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
        let file = folder.url.appending(path: "link-keys.json")
        let keys = try LinkKeys.load(file)
        #expect(try LinkKeys.load(file) == keys)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        for _ in 0..<3 { try LinkKeys.rotate(file) }
        let rotated = try LinkKeys.load(file)
        #expect(rotated.count == 3 && !rotated.contains(keys[0]))
    }
}
