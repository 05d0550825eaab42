import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/voices`.
@Suite struct VoiceRoutesTests {
    @Test func `all voices are listed`() async throws {
        let bench = try Bench()
        bench.engine.say {
            $0.voices = [VoiceFacts(id: "flite/slt", language: "en-US", title: "English", sampleRate: 16_000, rank: 2)]
        }
        let answer = try await bench.ask(.get, "/v1/voices")
        #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
        let voices = try #require(answer.json["voices"] as? [[String: Any]])
        #expect(voices.count == 1 && voices.first?["id"] as? String == "flite/slt")
        #expect(voices.first?["language"] as? String == "en-US" && voices.first?["sampleRate"] as? Int == 16_000)
    }

    @Test func `where there are none the list is empty`() async throws {
        #expect(try await Bench().ask(.get, "/v1/voices").text == #"{"voices":[]}"#)
    }
}
