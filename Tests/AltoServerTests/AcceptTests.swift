import Alto
import Testing

@testable import AltoServer

@Suite struct AcceptTests {
    private static let offers = ["application/json", "audio/mpeg", "audio/wav"]

    @Test(arguments: [
        ("application/json, audio/mpeg;q=0.5", "application/json"),
        ("audio/mpeg, application/json;q=0.9", "audio/mpeg"),
        ("audio/mpeg;q=0, audio/wav;q=0.1", "audio/wav"), ("*/*", "application/json"), ("audio/*", "audio/mpeg"),
        ("audio/*;q=0.5, audio/mpeg;q=0", "audio/wav"), ("*/*;q=0.1, audio/wav", "audio/wav"),
        ("AUDIO/WAV ; Q=1", "audio/wav"),
        ("text/html, */*;q=0.8", "application/json"), ("audio/wav, audio/mpeg", "audio/wav"),
        ("audio/mpeg;q=much", "audio/mpeg"),
        ("", "application/json"), ("nonsense", "application/json"),
    ])
    func `the type is the one that the client likes best`(header: String, best: String) {
        #expect(Accept(header).best(of: Self.offers) == best)
    }

    @Test func `what is taken not at all is never chosen`() {
        #expect(Accept("image/png").best(of: Self.offers) == nil)
        #expect(Accept("application/json;q=0").best(of: Self.offers) == nil)
        #expect(Accept("application/json;q=0, */*").best(of: Self.offers) == "audio/mpeg")
        #expect(Accept(nil).best(of: Self.offers) == "application/json")
        #expect(
            Accept("application/json;q=0").forbids("application/json")
                && !Accept("image/png").forbids("application/json"))
        #expect(
            !Accept("audio/mpeg;q=0").forbids("application/json")
                && Accept("audio/mpeg, */*;q=0").forbids("application/json"))
    }

    @Test func `sounds are named as clients name them`() {
        #expect(SoundFormat.accepted("audio/x-wav", orElse: "application/json") == .wav)
        #expect(SoundFormat.accepted("audio/ogg") == .opus && SoundFormat.accepted("*/*") == .mp3)
        #expect(SoundFormat.accepted("*/*", orElse: "application/json") == nil && SoundFormat.accepted(nil) == nil)
    }
}
