import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// `/v1/people`.
@Suite struct PeopleRoutesTests {
    private let picture = Bitmaps.redAndBlue()
    private let anna = ["name": "Anna", "consent": "told me so"]

    @Test func `people are listed with their consent, those of the key only`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        bench.engine.say { $0.people = [PersonFacts(name: "Anna", consent: "told me so", enrolled: 7)] }
        let answer = try await bench.ask(.get, "/v1/people", headers: try await bench.key(of: "phone"))
        #expect(answer.status == .ok)
        #expect(answer.text == #"{"people":[{"consent":"told me so","enrolled":7,"name":"Anna"}]}"#)
        #expect(bench.engine.asked.owners == ["phone"])
    }

    @Test func `somebody is enrolled with a picture and a consent`() async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/people", Form(anna, picture: picture))
        #expect(answer.status == .created && answer.json["name"] as? String == "Anna")
        let enrolled = try #require(bench.engine.asked.enrolled.first)
        #expect(enrolled.pictures == [picture] && enrolled.consent == "told me so" && enrolled.owner == "local")
    }

    @Test(
        arguments: [
            (["consent": "told me so"], true, 400, "usage"),
            (["name": "Anna", "consent": "told me so"], false, 400, "usage"),
            (["name": "Anna"], true, 409, "consent_required"),
            (["name": "Anna", "consent": " \t"], true, 409, "consent_required"),
        ] as [([String: String], Bool, Int, String)])
    func `nobody is enrolled without a name, a picture or a consent`(
        fields: [String: String], hasPicture: Bool, status: Int, code: String
    ) async throws {
        let bench = try Bench()
        let answer = try await bench.post("/v1/people", Form(fields, picture: hasPicture ? picture : nil))
        #expect(answer.status.code == status && answer.code == code)
        #expect(bench.engine.asked.enrolled.isEmpty)
    }

    @Test func `what is no form is refused`() async throws {
        let answer = try await Bench().post("/v1/people", json: #"{"name": "Anna"}"#)
        #expect(answer.status == .badRequest && answer.code == "usage")
    }

    @Test func `a picture without a face enrols nobody`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.peopleFailure = Problem(.noFace, "There is no face in the picture.") }
        let answer = try await bench.post("/v1/people", Form(anna, picture: picture))
        #expect(answer.status.code == 422 && answer.code == "no_face")
    }

    @Test func `somebody is forgotten by name, as it stands in an address`() async throws {
        let bench = try Bench()
        let answer = try await bench.ask(.delete, "/v1/people/Anna%20Lee")
        #expect(answer.status == .noContent && answer.bytes.isEmpty)
        #expect(bench.engine.asked.forgotten.map(\.name) == ["Anna Lee"])
    }

    @Test func `whoever is not enrolled cannot be forgotten`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.peopleFailure = Problem(.personUnknown, "Nobody of that name is enrolled.") }
        let answer = try await bench.ask(.delete, "/v1/people/Nobody")
        #expect(answer.status == .notFound && answer.code == "person_unknown")
    }
}
