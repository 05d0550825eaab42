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

    @Test(arguments: PageFiles.all.map(\.path))
    func `each file of the pages is there without a key`(path: String) async throws {
        let file = try #require(PageFiles.all.first { $0.path == path })
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
        #expect(main.contains("data-language=\"en-US\">English (flite/slt)</option>"))
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

    @Test func `where no translation is installed the page says that questions and answers are English`() async throws {
        let bench = try Bench()
        let german = try NarrationCatalogs.find("de")
        bench.engine.say { $0.catalog = german }
        let id = try await bench.described()
        let english = try await bench.ask(.get, "/d/\(id)").text
        #expect(english.contains("data-language=\"en\"") && english.contains("id=\"askenglish\""))
        bench.engine.say { $0.questionLanguages = ["de"] }
        let translated = try await bench.ask(.get, "/d/\(id)").text
        #expect(translated.contains("data-language=\"de\"") && !translated.contains("id=\"askenglish\""))
    }

    @Test func `what went wrong stands on the page`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.failure = Problem(.decodeFailed, "This is no picture.") }
        let answer = try await bench.ask(.get, "/d/\(try await bench.described())")
        #expect(answer.status == .ok && answer.text.contains("This is no picture."))
    }

    @Test func `what went wrong is told in the page's language`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.failure = Problem(.decodeFailed, "This is no picture.") }
        let headers = ["Accept": "text/html", "Accept-Language": "de"]
        let failed = try await bench.ask(.get, "/d/\(try await bench.described())", headers: headers).text
        #expect(
            failed.contains("<p lang=\"de\" dir=\"auto\">Das Bild ist beschädigt")
                && !failed.contains("This is no picture."))
        let missing = try await bench.ask(.get, "/d/none", headers: headers).text
        #expect(missing.contains("Unter dieser Adresse gibt es nichts"))
    }

    @Test func `everything that was found stands on the page, but for secrets`() async throws {
        let bench = try Bench()
        bench.engine.say {
            $0.description = .plain(quality: [.blurred]).with(faces: "Ann")
                .with(blocks: [("Open daily.", "en"), ("Heute zu.", "de")])
                .with(
                    codes: (.qr, "https://example.org/menu?a=1&b=2"), (.qr, "WIFI:S:Home;P:hunter2;;"),
                    (.qr, "OTPAUTH://totp/a?secret=JBSWY3DP"), (.code128, String(repeating: "9", count: 400)))
        }
        let shown = try await bench.ask(.get, "/d/\(try await bench.described())").text
        #expect(shown.contains("<p lang=\"en\" dir=\"auto\">Open daily.</p>"))
        #expect(shown.contains("<p lang=\"de\" dir=\"auto\">Heute zu.</p>"))
        #expect(shown.contains("href=\"https://example.org/menu?a=1&amp;b=2\"") && shown.contains("400 characters"))
        let found = try #require(shown.split(separator: "<div id=\"details\">").last)
        #expect(!found.contains("hunter2") && !found.contains("JBSWY3DP"))
        #expect(shown.contains("data-x=\"44.44\"") && shown.contains("aria-label=\"Ann\""))
        #expect(shown.contains("The picture is blurred."))
    }

    @Test func `a shared text is searched for the address of a picture`() async throws {
        let form = Form(["title": "A picture", "text": "Look: http://127.0.0.1/a.png"])
        let answer = try await Bench().post("/describe", form, headers: ["Accept": "text/html"])
        #expect(answer.status.code == 422)
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
        let form = Array("id=\(ids[1])".utf8)
        #expect(try await bench.ask(.post, "/history/delete", form).headers[.location] == "/history")
        #expect(!(try await bench.ask(.get, "/history").text.contains("/d/")))
    }

    @Test func `only what the history shows is deleted, and what is still being described, too`() async throws {
        let bench = try Bench()
        let hidden = try await bench.described()
        bench.engine.say { $0.description = .plain().with(caption: "a zebra", confidence: 0.9) }
        bench.engine.say { $0.altText = "A zebra." }
        _ = try await bench.described()
        let waiting = try await bench.ask(.post, "/v1/descriptions", picture).json["id"] as? String
        let found = try await bench.ask(.get, "/history?q=zebra").text
        let all = try await bench.ask(.get, "/history").text
        let shown = [found, all].map { $0.matches(of: /name="id" value="([a-z0-9]+)"/).map { String($0.output.1) } }
        #expect(shown[0].count == 1 && !shown[0].contains(hidden))
        #expect(shown[1].count == 3 && shown[1].contains(waiting ?? ""))
        let form = shown[1].filter { $0 != hidden }.map { "id=\($0)" }.joined(separator: "&")
        _ = try await bench.ask(.post, "/history/delete", Array(form.utf8))
        let left = try await bench.ask(.get, "/history").text
        #expect(left.contains("/d/\(hidden)") && !left.contains("/d/\(waiting ?? "-")"))
        // Without naming any, none goes.
        _ = try await bench.ask(.post, "/history/delete")
        #expect(try await bench.ask(.get, "/history").text.contains("/d/\(hidden)"))
    }

    @Test func `a search marks its words where they begin, in what was read, too`() async throws {
        let bench = try Bench()
        bench.engine.say { $0.description = .plain().with(text: "The moonlight café is open until noon.") }
        _ = try await bench.described()
        let found = try await bench.ask(.get, "/history?q=moon+cafe").text
        #expect(found.contains("A man on the <mark>moon</mark>."))
        let read = try await bench.ask(.get, "/history?q=CAFE").text
        #expect(read.contains("<mark>café</mark> is open") && !found.contains("after<mark>noon"))
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
        #expect(answer.status == .conflict && page(answer) && answer.text.contains("value=\"Anna\""))
        #expect(answer.text.contains("Nobody is enrolled without consent."))
    }

    // MARK: Keys

    @Test func `where a key is needed the page asks for it, and its cookie opens the page`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        let asked = try await bench.ask(.get, "/", headers: ["Accept": "text/html"])
        #expect(asked.status == .unauthorized && asked.text.contains("action=\"/key\""))
        let key = try #require(try await bench.key(of: "phone")["Authorization"]).dropFirst("Bearer ".count)
        let given = try await bench.ask(.post, "/key", Array("key=\(key)&to=%2Fhistory%3Fq%3Dmoon".utf8))
        #expect(given.status == .seeOther && given.headers[.location] == "/history?q=moon")
        let cookie = try #require(given.headers[.setCookie])
        #expect(cookie.hasPrefix("alto_key=\(key)") && cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Strict") && !cookie.contains("Secure") && cookie.contains("Max-Age=2592000"))
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
        let shown = try await Bench().ask(.post, "/key", Array(form.utf8), headers: ["Accept": "text/html"])
        #expect(shown.status == .badRequest && shown.text.contains("id=\"key\"") && shown.headers[.setCookie] == nil)
    }

    @Test func `a key that nobody has is told as such, and the way is not lost`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        let form = Array("key=alto_nobody&to=%2Fd%2Fabc".utf8)
        let wrong = try await bench.ask(.post, "/key", form, headers: ["Accept": "text/html"])
        #expect(wrong.status == .unauthorized && wrong.headers[.setCookie] == nil)
        #expect(wrong.text.contains("This key is not known") && wrong.text.contains("value=\"/d/abc\""))
        let asked = try await bench.ask(.get, "/d/abc?x=1", headers: ["Accept": "text/html"])
        #expect(asked.text.contains("value=\"/d/abc?x=1\"") && !asked.text.contains("This key is not known"))
        let ended = ["Accept": "text/html", "Cookie": "alto_key=alto_nobody"]
        #expect(try await bench.ask(.get, "/", headers: ended).text.contains("This key is not known"))
    }

    @Test(arguments: ["//other.example/", "https://other.example/", "/\\other.example", "/a%0D%0Ab", "", "x"])
    func `a key leads to pages of this service only`(place: String) async throws {
        let form = Array("key=a&to=\(place)".utf8)
        #expect(try await Bench().ask(.post, "/key", form).headers[.location] == "/")
    }

    @Test func `whoever logs out leaves no key behind`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        let gone = try await bench.ask(.post, "/key/end")
        #expect(gone.status == .seeOther && gone.headers[.setCookie]?.contains("Max-Age=0") == true)
        let key = try await bench.key(of: "phone")
        #expect(try await bench.ask(.get, "/", headers: key).text.contains("action=\"/key/end\""))
        #expect(!(try await Bench().ask(.get, "/").text.contains("action=\"/key/end\"")))
    }
}
