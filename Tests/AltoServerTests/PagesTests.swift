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
    @Test(arguments: ["details", "history", "people", "message", "main", "information", "key"])
    func `markup in what is shown stays text`(template: String) async throws {
        let text = Self.hostile
        let values: [String: Any] = [
            "done": ["narration": text, "language": text], "job": ["id": text, "state": text],
            "failed": ["problem": text, "language": text], "id": text, "altText": text, "language": text,
            "ask": [
                "models": text, "hasTurns": true, "turns": [["question": text, "answer": text, "language": text]],
                "suggestions": [["about": text, "words": text, "isRecorded": true] as [String: Any]], "isEnglish": true,
            ] as [String: Any],
            "sound": ["mp3": text, "wav": text], "better": ["flaws": [["text": text]], "language": text],
            "text": ["paragraphs": [["content": text, "language": text]]],
            "codes": [
                "list": [["kind": text, "codeLink": text, "codeHost": text, "codeText": text, "codeNote": text]]
            ],
            "explore": ["places": [["x": text, "name": text, "language": text]], "width": 1, "height": 1],
            "items": [
                [
                    "id": text, "pieces": [["text": text, "mark": true] as [String: Any]], "date": text, "time": text,
                    "name": text, "consent": text, "language": text,
                ] as [String: Any]
            ], "query": text, "to": text,
            "next": text,
            "error": ["text": text, "language": text], "chooseHint": text, "voiceCount": text,
            "kept": [["name": text, "facts": [text]] as [String: Any]], "bucketNote": text,
            "languages": [["tag": text, "name": text, "sample": text, "chosen": false] as [String: Any]],
            "voices": [["id": text, "title": text, "language": text]],
            "models": [["name": text, "purpose": text, "installed": true] as [String: Any]], "pictures": text,
            "days": 3, "megabytes": 1,
        ]
        let page = try await html(Pages().response(template, PageTexts.all()[0], heading: text, values))
        #expect(!page.contains("<script>") && !page.contains("<img src=x"))
        #expect(page.contains("&lt;script&gt;"))
    }
}
