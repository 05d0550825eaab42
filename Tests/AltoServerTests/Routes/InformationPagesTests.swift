import Alto
import AltoStore
import AltoTesting
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import AltoServer

/// The page that says what is kept where, and for how long.
@Suite struct InformationPagesTests {
    private func words(of bench: Bench, language: String = "en") async throws -> String {
        try await bench.ask(.get, "/information", headers: ["Accept-Language": language]).text
    }

    /// What stands under a heading of the list.
    private func kept(_ name: String, in words: String) -> String {
        words.split(separator: "<dt>\(name)</dt>").dropFirst().first?.prefix { $0 != "\n" }.description ?? ""
    }

    private func bucket(_ endpoint: String?) throws -> S3Blobs {
        let keys = ["AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b", "AWS_REGION": "eu-central-1"]
        return S3Blobs(settings: try S3Settings(bucket: "my-bucket", endpoint: endpoint, environment: keys))
    }

    @Test func `without a bucket all is kept on this machine, and nothing is sent`() async throws {
        let shown = try await words(of: Bench { $0.retention = .seconds(7 * 86_400) })
        #expect(
            kept("Pictures", in: shown)
                == "<dd>On this machine.</dd><dd>Deleted as soon as they were described.</dd></div>")
        #expect(kept("Sounds", in: shown).contains("<dd>On this machine.</dd><dd>Deleted after 7 days"))
        #expect(shown.contains("Nothing is sent anywhere.") && !shown.contains("bucket"))
    }

    /// It said that nothing was sent anywhere, whatever lay in the bucket.
    @Test(arguments: [
        (nil, "my-bucket.s3.eu-central-1.amazonaws.com"), ("http://127.0.0.1:9000", "127.0.0.1:9000"),
    ])
    func `with a bucket it is named, for what lies in it`(endpoint: String?, host: String) async throws {
        let shown = try await words(of: Bench(blobs: try bucket(endpoint)))
        let there = "<dd>In the bucket my-bucket at \(host).</dd>"
        #expect(kept("Pictures", in: shown).hasPrefix(there) && kept("Sounds", in: shown).hasPrefix(there))
        #expect(kept("Descriptions, with questions and answers", in: shown).hasPrefix("<dd>On this machine.</dd>"))
        #expect(shown.contains("may keep copies of what was deleted") && !shown.contains("Nothing is sent anywhere."))
    }

    @Test func `pictures that are kept are said to be, with their small copies`() async throws {
        let shown = try await words(of: Bench { $0.deletesPictures = false })
        #expect(kept("Pictures", in: shown).contains("Deleted after 30 days"))
        #expect(kept("Pictures", in: shown).contains("A small copy of each"))
        #expect(!kept("Pictures", in: shown).contains("as soon as"))
    }

    @Test func `of people names are kept, too`() async throws {
        #expect(kept("Enrolled people", in: try await words(of: Bench())).contains("Their names, their consent"))
    }

    @Test(arguments: ["es", "fr", "de", "it", "pt", "nl", "pl", "ru", "hi", "ar", "zh-Hans", "zh-Hant", "ja"])
    func `it is said in every language`(language: String) async throws {
        let shown = try await words(of: Bench(blobs: try bucket(nil)), language: language)
        #expect(shown.contains("my-bucket") && shown.contains("s3.eu-central-1.amazonaws.com"))
        let words = shown.split(separator: "<main").last ?? ""
        #expect(!words.contains("On this machine") && !words.contains("{"))
    }
}
