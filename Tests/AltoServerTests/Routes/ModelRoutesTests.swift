import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/models`.
@Suite struct ModelRoutesTests {
    @Test func `models are listed as OpenAI's clients read them, and with what they are for`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.models = [ModelFacts(name: "blip", purpose: "captions", installed: true)] }
        let answer = try await bench.ask(.get, "/v1/models")
        #expect(answer.status == .ok && answer.headers[.contentType] == "application/json")
        #expect(answer.json["object"] as? String == "list")
        let model = try #require((answer.json["data"] as? [[String: Any]])?.first)
        #expect(model["id"] as? String == "blip" && model["object"] as? String == "model")
        #expect(model["owned_by"] as? String == "local" && model["created"] as? Int == 0)
        #expect(model["purpose"] as? String == "captions" && model["installed"] as? Bool == true)
    }

    @Test func `where there are none the list is empty`() async throws {
        #expect(try await Bench().ask(.get, "/v1/models").text == #"{"data":[],"object":"list"}"#)
    }
}
