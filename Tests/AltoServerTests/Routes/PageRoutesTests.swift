import Alto
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// The pages, and what their forms send. What they look like is tried in a browser.
@Suite struct PageRoutesTests {
    private let picture = Bitmaps.redAndBlue()

    private func page(_ answer: TestResponse) -> Bool {
        answer.headers[.contentType] == "text/html; charset=utf-8" && answer.text.contains("<main")
    }

    @Test(arguments: ["/", "/history", "/people", "/information", "/offline"])
    func `each page is there, in the browser's language`(path: String) async throws {
        let answer = try await Bench().ask(.get, path, headers: ["Accept-Language": "de-AT, en;q=0.5"])
        #expect(answer.status == .ok && page(answer))
        #expect(answer.headers[.contentLanguage] == "de" && answer.headers[.vary] == "Accept-Language")
    }

    @Test(arguments: Pages.files.map(\.path))
    func `each file of the pages is there without a key`(path: String) async throws {
        let file = try #require(Pages.files.first { $0.path == path })
        let answer = try await Bench { $0.host = "0.0.0.0" }.ask(.get, "/\(path)")
        #expect(answer.status == .ok && answer.headers[.contentType] == file.type)
        #expect(answer.headers[.cacheControl] == "no-cache" && answer.bytes == file.bytes)
    }

    @Test func `voices and models are shown by name`() async throws {
        let bench = try Bench()
        bench.engine.say {
            $0.voices = [VoiceFacts(id: "flite/slt", language: "en-US", title: "English", sampleRate: 16_000, rank: 2)]
            $0.models = [ModelFacts(name: "blip", purpose: "captions", installed: true)]
        }
        let main = try await bench.ask(.get, "/").text
        #expect(main.contains("<option value=\"flite/slt\">English (flite/slt)</option>"))
        let information = try await bench.ask(.get, "/information").text
        #expect(information.contains("blip: captions") && information.contains("1 voices."))
    }

    // MARK: Describing

    @Test func `a form leads to the page of its description, which loads again until it is done`() async throws {
        let bench = try Bench()
        let sent = try await bench.post("/describe", Form(["language": "fr"], picture: picture))
        let place = try #require(sent.headers[.location])
        #expect(sent.status == .seeOther && place.hasPrefix("/d/"))
        let waiting = try await bench.ask(.get, place)
        #expect(waiting.status == .ok && waiting.text.contains("http-equiv=\"refresh\""))
        try await bench.work()
        let done = try await bench.ask(.get, place)
        #expect(done.text.contains("man on the moon") && !done.text.contains("http-equiv=\"refresh\""))
        #expect(done.text.contains("id=\"question\"") && done.text.contains("<audio"))
        #expect(bench.engine.asked.descriptions.first?.picture == picture)
    }

    @Test func `where no model answers there is nothing to ask with`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.answersQuestions = false }
        let done = try await bench.ask(.get, "/d/\(try await bench.described())")
        #expect(done.status == .ok && !done.text.contains("id=\"question\""))
    }

    @Test func `what went wrong stands on the page`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.failure = Problem(.decodeFailed, "This is no picture.") }
        let answer = try await bench.ask(.get, "/d/\(try await bench.described())")
        #expect(answer.status == .ok && answer.text.contains("This is no picture."))
    }

    @Test func `a form without a picture is refused on a page`() async throws {
        let answer = try await Bench().post("/describe", Form(["language": "fr"]), headers: ["Accept": "text/html"])
        #expect(answer.status == .badRequest && page(answer))
        #expect(answer.text.contains("There is no picture in the request."))
    }

    @Test func `a description that is not there is told on a page`() async throws {
        let answer = try await Bench().ask(.get, "/d/nothing", headers: ["Accept": "text/html"])
        #expect(answer.status == .notFound && page(answer))
    }

    // MARK: History

    @Test func `descriptions stand in the history until they are deleted`() async throws {
        let bench = try Bench()
        let ids = [try await bench.described(), try await bench.described()]
        let listed = try await bench.ask(.get, "/history?q=moon").text
        #expect(ids.allSatisfy { listed.contains("/d/\($0)") })
        #expect(!(try await bench.ask(.get, "/history?q=zebra").text.contains("/d/")))
        let one = try await bench.ask(.post, "/d/\(ids[0])/delete")
        #expect(one.status == .seeOther && one.headers[.location] == "/history")
        let left = try await bench.ask(.get, "/history").text
        #expect(!left.contains("/d/\(ids[0])") && left.contains("/d/\(ids[1])"))
        #expect(try await bench.ask(.post, "/history/delete").headers[.location] == "/history")
        #expect(!(try await bench.ask(.get, "/history").text.contains("/d/")))
    }

    // MARK: People

    @Test func `people are enrolled and forgotten by forms`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.people = [PersonFacts(name: "Anna", consent: "told me so", enrolled: 0)] }
        #expect(try await bench.ask(.get, "/people").text.contains("Remove Anna"))
        let made = try await bench.post("/people", Form(["name": "Anna", "consent": "told me so"], picture: picture))
        #expect(made.status == .seeOther && made.headers[.location] == "/people")
        let gone = try await bench.ask(.post, "/people/delete", Array("name=Anna+Lee".utf8))
        #expect(gone.status == .seeOther && bench.engine.asked.forgotten.map(\.name) == ["Anna Lee"])
    }

    @Test func `a missing consent is told on the page of people`() async throws {
        let answer = try await Bench().post("/people", Form(["name": "Anna"], picture: picture))
        #expect(answer.status == .conflict && page(answer))
        #expect(answer.text.contains("Nobody is enrolled without consent."))
    }

    // MARK: Keys

    @Test func `where a key is needed the page asks for it, and its cookie opens the page`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        let asked = try await bench.ask(.get, "/", headers: ["Accept": "text/html"])
        #expect(asked.status == .unauthorized && asked.text.contains("action=\"/key\""))
        let key = try #require(try await bench.key(of: "phone")["Authorization"]).dropFirst("Bearer ".count)
        let given = try await bench.ask(.post, "/key", Array("key=\(key)".utf8))
        #expect(given.status == .seeOther && given.headers[.location] == "/")
        let cookie = try #require(given.headers[.setCookie])
        #expect(cookie.hasPrefix("alto_key=\(key)") && cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Strict") && !cookie.contains("Secure"))
        #expect(try await bench.ask(.get, "/", headers: ["Cookie": "alto_key=\(key)"]).status == .ok)
    }

    @Test func `behind TLS the cookie goes nowhere else`() async throws {
        let bench = try Bench { $0.publicAddress = "https://alto.example.org" }
        #expect(try await bench.ask(.post, "/key", Array("key=a".utf8)).headers[.setCookie]?.contains("Secure") == true)
    }

    @Test(arguments: ["", "key=", "other=a", "key=a%3B+Domain%3Dx", "key=a%0D%0AX:+1", "key=é"])
    func `what is no key is not kept`(form: String) async throws {
        let answer = try await Bench().ask(.post, "/key", Array(form.utf8))
        #expect(answer.status == .badRequest && answer.code == "usage" && answer.headers[.setCookie] == nil)
    }
}
