import AltoTesting
import Foundation
import Testing

/// On a terminal, which `script` of bsdutils provides.
@Suite struct CaptionerOfferTests {
    private let folder = TemporaryFolder()

    private func describe(answering answer: String, environment: [String: String] = [:]) throws -> Program {
        try Program.run(
            onTerminal: "describe", "a.bmp", "--only", "caption,appearance", in: folder, input: Data(answer.utf8),
            environment: environment)
    }

    @Test func `a person who says no is asked once and never again`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let first = try describe(answering: "no\n")
        #expect(first.output.contains("now (1.9 GB, once)? yes or no:"))
        #expect(first.output.contains("red on the left"))
        let second = try describe(answering: "")
        #expect(!second.output.contains("yes or no"))
        #expect(second.output.contains("red on the left"))
    }

    @Test func `a download that fails does not cost the description`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        // A port that nobody listens on.
        let program = try describe(answering: "yes\n", environment: ["HF_ENDPOINT": "http://127.0.0.1:9"])
        #expect(program.output.contains("The picture is described without captions."))
        #expect(program.output.contains("red on the left"))
    }

    @Test func `nobody is asked offline, or without a terminal`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let offline = try describe(answering: "", environment: ["HF_HUB_OFFLINE": "1"])
        #expect(!offline.output.contains("yes or no"))
        let piped = try Program.run("describe", "a.bmp", in: folder)
        #expect(!(piped.output + piped.errors).contains("yes or no"))
    }
}
