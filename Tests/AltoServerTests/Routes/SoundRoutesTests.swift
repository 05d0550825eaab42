import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/sounds`: sounds behind signed links.
@Suite struct SoundRoutesTests {
    private func made() async throws -> (bench: Bench, link: String) {
        let bench = try Bench()
        let shown = try await bench.ask(.get, "/v1/descriptions/\(try await bench.described())")
        return (bench, try #require((shown.json["audio"] as? [String: String])?["wav"]))
    }

    @Test func `a sound comes whole, to be played`() async throws {
        let (bench, link) = try await made()
        let sound = try await bench.ask(.get, link)
        #expect(sound.status == .ok && sound.bytes == Sounds.tone)
        #expect(sound.headers[.contentType] == "audio/wav" && sound.headers[.acceptRanges] == "bytes")
        #expect(sound.headers[.contentDisposition] == "inline; filename=\"description.wav\"")
        #expect(sound.headers[.cacheControl] == "private, max-age=3600")
    }

    @Test func `a download has a name`() async throws {
        let (bench, link) = try await made()
        let sound = try await bench.ask(.get, link + "&download=1")
        #expect(sound.status == .ok)
        #expect(sound.headers[.contentDisposition] == "attachment; filename=\"description.wav\"")
    }

    @Test func `a part comes with its place`() async throws {
        let (bench, link) = try await made()
        let part = try await bench.ask(.get, link, headers: ["Range": "bytes=8-11"])
        #expect(part.status == .partialContent && part.text == "WAVE")
        #expect(part.headers[.contentRange] == "bytes 8-11/\(Sounds.tone.count)")
    }

    @Test func `a part beyond the end is refused`() async throws {
        let (bench, link) = try await made()
        let part = try await bench.ask(.get, link, headers: ["Range": "bytes=999999-"])
        #expect(part.status == .rangeNotSatisfiable && part.bytes.isEmpty)
        #expect(part.headers[.contentRange] == "bytes */\(Sounds.tone.count)")
    }

    @Test func `a link that was changed is refused`() async throws {
        let (bench, link) = try await made()
        let answer = try await bench.ask(.get, link.replacing("job=", with: "job=1"))
        #expect(answer.status == .forbidden && answer.code == "link_refused")
    }

    @Test func `a link that is too old is refused`() async throws {
        let bench = try Bench()
        let link = try bench.signed("GET", "/v1/sounds/sounds/a.mp3", lifetime: .seconds(-2))
        #expect(try await bench.ask(.get, link).code == "link_refused")
    }

    @Test(arguments: ["pictures/a", "sounds/a.mp3"])
    func `nothing but sounds that are there is handed out, whatever is signed`(key: String) async throws {
        let bench = try Bench()
        let answer = try await bench.ask(.get, try bench.signed("GET", "/v1/sounds/\(key)"))
        #expect(answer.status == .notFound && answer.code == "not_found")
    }
}
