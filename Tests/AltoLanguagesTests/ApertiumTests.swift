import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoLanguages

@Suite struct ApertiumTests {
    private static let isReady = FileManager.default.isExecutableFile(atPath: "/usr/bin/apertium")
    private let folder = TemporaryFolder()

    /// A program that lists one pair, and answers with one line.
    private func apertium(saying line: String, exitCode: Int = 0) throws -> Apertium {
        let path = folder.path("apertium")
        try
            "#!/bin/sh\n[ \"$1\" = -l ] && echo '  eng-spa' && exit\ncat > /dev/null\nprintf '%s\\n' '\(line)'\nexit \(exitCode)\n"
            .write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return Apertium(program: path)
    }

    @Test(.enabled(if: isReady, "apertium is not installed; ./test installs it"))
    func `a caption is said in Spanish, and what it does not know is not half said`() async {
        let apertium = Apertium()
        let text = await apertium.translate("there is a red car parked in front of a house", from: "en", to: "es-MX")
        #expect(text == "Hay un coche rojo aparcado delante de una casa")
        #expect(await apertium.translate("a man riding a wave on a surfboard", from: "en", to: "es") == nil)
        #expect(await apertium.translates(from: "en", to: "es-MX"))
        #expect(await !apertium.translates(from: "en", to: "de"))
        // The same pair, the other way.
        #expect(await apertium.translate("La casa es roja", from: "es", to: "en") == "The house is red")
    }

    @Test(arguments: ["*curled arriba", "un @cat", "un #gato", ""])
    func `marks of what is unknown are no translation`(line: String) async throws {
        #expect(await (try apertium(saying: line)).translate("a cat", from: "en", to: "es") == nil)
    }

    @Test func `a program that fails or is missing translates nothing`() async throws {
        #expect(await (try apertium(saying: "un gato", exitCode: 1)).translate("a cat", from: "en", to: "es") == nil)
        #expect(await Apertium(program: "no-such-apertium").translate("a cat", from: "en", to: "es") == nil)
        #expect(await (try apertium(saying: "un gato")).translate("a cat", from: "en", to: "es") == "un gato")
        #expect(await (try apertium(saying: "un gato")).translate("a cat", from: "en", to: "ja") == nil)
        #expect(await (try apertium(saying: "un gato")).translate("un chat", from: "fr", to: "es") == nil)
    }

    @Test func `a translated caption is told as if it had been written so, and what the model wrote is kept`()
        async throws
    {
        let described = Description.plain().with(caption: "a cat", confidence: 0.9)
        let translated = await described.captioned(in: "es", by: try apertium(saying: "un gato"))
        #expect(
            translated.caption?.text == "un gato" && translated.caption?.original == "a cat"
                && translated.caption?.language == "es")
        let catalog = try NarrationCatalogs.find("es-MX")
        #expect(Narrator(catalog: catalog).narrate(translated).sentences.first?.text == "Un gato.")
        #expect(AltText(catalog: catalog).text(for: translated) == "Un gato.")
        let untouched = await described.captioned(in: "en-GB", by: try apertium(saying: "un gato"))
        #expect(untouched.caption?.text == "a cat" && untouched.caption?.original == nil)
    }
}
