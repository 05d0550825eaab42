import AltoTesting
import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// What an installed page is called, and what it begins with.
@Suite struct ManifestTests {
    private func shortcuts(_ manifest: TestResponse) -> [String] {
        (manifest.json["shortcuts"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
    }

    /// Names and shortcuts were English, whatever the page's language.
    @Test func `an installed page is called as its language calls it`() async throws {
        let bench = try Bench { $0.host = "0.0.0.0" }
        let german = try await bench.ask(.get, "/manifest.webmanifest?language=de", headers: ["Accept-Language": "fr"])
        #expect(german.status == .ok && german.headers[.contentType] == "application/manifest+json")
        #expect(
            german.json["lang"] as? String == "de" && german.json["name"] as? String == "Alto – Was ist auf dem Bild?")
        #expect(shortcuts(german) == ["Foto aufnehmen", "Verlauf"])
        let russian = try await bench.ask(.get, "/manifest.webmanifest", headers: ["Accept-Language": "ru"])
        #expect(russian.json["short_name"] as? String == "Альто" && russian.headers[.contentLanguage] == "ru")
        let arabic = try await bench.ask(.get, "/manifest.webmanifest?language=ar")
        #expect(arabic.json["dir"] as? String == "rtl" && german.json["dir"] as? String == "ltr")
    }

    @Test func `it is one application in all languages`() async throws {
        for texts in try PageTexts.all() {
            let manifest = try await Bench().ask(.get, "/manifest.webmanifest?language=\(texts.tag)")
            #expect(manifest.json["id"] as? String == "/" && manifest.json["lang"] as? String == texts.tag)
            #expect((manifest.json["icons"] as? [[String: String]])?.contains { $0["purpose"] == "maskable" } == true)
            let share = manifest.json["share_target"] as? [String: Any]
            #expect(share?["action"] as? String == "/describe" && share?["method"] as? String == "POST")
            #expect(shortcuts(manifest) == [texts["takePhoto"], texts["menuHistory"]])
        }
    }

    @Test func `each page names the manifest of its language`() async throws {
        let page = try await Bench().ask(.get, "/", headers: ["Accept-Language": "ja"]).text
        #expect(page.contains("rel=\"manifest\" href=\"/manifest.webmanifest?language=ja\""))
    }
}
