import Foundation
import Hummingbird
import NIOCore
import Testing

@testable import AltoServer

@Suite struct PagesTests {
    private static let hostile =
        "\"><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;{{narration}}\u{202E}"

    private func html(_ response: Response) async throws -> String {
        final class Collected { var bytes = ByteBuffer() }
        struct Collector: ResponseBodyWriter {
            let collected: Collected
            mutating func write(_ buffer: ByteBuffer) async throws { collected.bytes.writeImmutableBuffer(buffer) }
            consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
        }
        let collected = Collected()
        try await response.body.write(Collector(collected: collected))
        return String(buffer: collected.bytes)
    }

    /// Whatever a picture says, it is text on the page.
    @Test(arguments: ["description", "history", "people", "message", "main", "information"])
    func `markup in what is shown stays text`(template: String) async throws {
        let text = Self.hostile
        let values: [String: Any] = [
            "done": [
                "id": text, "narration": text, "altText": text, "language": text, "hasSound": true, "mp3": text,
                "wav": text, "canAsk": true,
            ],
            "items": [["id": text, "text": text, "date": text, "name": text, "consent": text]], "query": text,
            "next": text,
            "error": text, "text": text, "chooseHint": text, "privacy": text, "voiceCount": text,
            "languages": [["tag": text, "name": text, "chosen": false] as [String: Any]],
            "voices": [["id": text, "title": text]],
            "models": [["name": text, "purpose": text, "installed": true] as [String: Any]], "pictures": text,
            "days": 3, "megabytes": 1,
        ]
        let page = try await html(Pages().response(template, PageTexts.all()[0], heading: text, values))
        #expect(!page.contains("<script>") && !page.contains("<img"))
        #expect(page.contains("&lt;script&gt;"))
    }
}
