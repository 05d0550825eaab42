import Alto
import Testing

@testable import AltoSpeech

private let hasEspeak = SpeechTesting.has("espeak-ng")

@Suite struct VoiceCatalogTests {
    private let catalog = VoiceCatalog()
    private let withoutEspeak = VoiceCatalog(program: EspeakProgram(name: "no-such-espeak"))

    @Test(
        arguments: [
            (nil, nil, "flite/slt"), ("auto", "en", "flite/slt"), ("slt", nil, "flite/slt"),
            ("Flite/RMS", nil, "flite/rms"),
            (nil, "en-US", "flite/slt"), ("flite", "en-US", "flite/slt"),
        ] as [(String?, String?, String)])
    func `English needs no eSpeak NG`(name: String?, language: String?, expected: String) async throws {
        #expect(try await withoutEspeak.voice(named: name, language: language).facts.id == expected)
    }

    @Test(
        .enabled(if: hasEspeak),
        arguments: [
            (nil, "es", "espeak/es"), (nil, "es-MX", "espeak/es-419"), (nil, "es-AR", "espeak/es-419"),
            (nil, "en-GB", "espeak/en-gb"), (nil, "en-AU", "espeak/en-gb"), (nil, "en-GB-scotland", "flite/awb"),
            (nil, "fr", "espeak/fr-fr"), (nil, "fr-CA", "espeak/fr-fr"), (nil, "pt-PT", "espeak/pt"),
            (nil, "pt_br", "espeak/pt-br"), (nil, "zh", "espeak/cmn"), (nil, "zh-Hant-TW", "espeak/cmn"),
            (nil, "zh-HK", "espeak/yue"), (nil, "no", "espeak/nb"), (nil, "de-AT", "espeak/de"),
            (nil, "iw", "espeak/he"),
            ("espeak", "en-US", "espeak/en-us"), ("espeak", nil, "espeak/en-gb"), ("de", nil, "espeak/de"),
            ("espeak/chr-us-qaaa-x-west", nil, "espeak/chr-us-qaaa-x-west"),
            ("espeak/yue-latn-jyutping", "en", "espeak/yue-latn-jyutping"),
        ] as [(String?, String?, String)])
    func `the nearest voice is taken`(name: String?, language: String?, expected: String) async throws {
        #expect(try await catalog.voice(named: name, language: language).facts.id == expected)
    }

    @Test(.enabled(if: hasEspeak)) func `every voice that eSpeak NG lists is there once`() async throws {
        let lines = try await EspeakProgram().listing().split(separator: "\n").count - 1
        let ids = try await catalog.list().map(\.id)
        #expect(ids.count == lines + 4)
        #expect(Set(ids).count == ids.count)
    }

    @Test(.enabled(if: hasEspeak)) func `a language lists its dialects`() async throws {
        #expect(try await catalog.list(language: "es").map(\.id) == ["espeak/es", "espeak/es-419"])
        #expect(
            try await catalog.list(language: "en").map(\.id).prefix(4) == [
                "flite/slt", "flite/rms", "flite/awb", "flite/kal",
            ])
    }

    @Test(
        .enabled(if: hasEspeak),
        arguments: [
            ("slr", "slt"), ("flite/sltt", "flite/slt"), ("espeak/es-41", "espeak/es-419"), ("qqqqqqqq", nil),
        ] as [(String, String?)])
    func `an unknown voice is answered with a near one and the way to list them`(name: String, near: String?)
        async throws
    {
        let problem = try #require(await SpeechTesting.problem { _ = try await catalog.voice(named: name) })
        #expect(problem.code == .voiceMissing)
        #expect(problem.message == "There is no voice “\(name)”.")
        #expect(problem.remedy == (near.map { "Did you mean “\($0)”? " } ?? "") + "List all voices with: alto voices")
    }

    @Test(.enabled(if: hasEspeak), arguments: ["vits-ljs", "piper:en_US-lessac-medium"])
    func `a voice of the hub that is not installed is answered with the way to get it`(name: String) async throws {
        let problem = try #require(await SpeechTesting.problem { _ = try await catalog.voice(named: name) })
        #expect(problem.code == .voiceMissing)
        #expect(problem.remedy == "Get it with: alto models pull \(name)")
    }

    @Test(
        .enabled(if: hasEspeak),
        arguments: [("xx", nil), ("Spanish", "es"), ("", nil), ("e n", nil)] as [(String, String?)])
    func `an unknown language is answered likewise`(language: String, near: String?) async throws {
        for work in [
            { _ = try await catalog.voice(language: language) }, { _ = try await catalog.list(language: language) },
        ] as [() async throws -> Void] {
            let problem = try #require(await SpeechTesting.problem(work))
            #expect(problem.code == .languageUnknown)
            #expect(problem.code.exitCode == 2)
            #expect(
                problem.remedy == (near.map { "Did you mean “\($0)”? " } ?? "") + "List all languages with: alto voices"
            )
        }
    }

    @Test(arguments: [(nil, "de"), ("espeak", "en"), ("espeak/de", nil), ("de", nil)] as [(String?, String?)])
    func `a missing eSpeak NG is named with its package`(name: String?, language: String?) async throws {
        let problem = try #require(
            await SpeechTesting.problem { _ = try await withoutEspeak.voice(named: name, language: language) })
        #expect(problem.code == .voiceMissing)
        #expect(problem.sentence.contains("espeak-ng"))
        #expect(problem.sentence.contains("apt-get install espeak-ng"))
    }

    @Test func `without eSpeak NG the list is shorter`() async throws {
        #expect(try await withoutEspeak.list().map(\.id) == ["flite/slt", "flite/rms", "flite/awb", "flite/kal"])
    }

    @Test func `what was typed is quoted without its control characters`() {
        #expect(NameSuggestions.quotable("a\u{1B}[31mb\n") == "a[31mb")
        #expect(NameSuggestions.quotable(String(repeating: "x", count: 99)).count == 41)
    }
}
