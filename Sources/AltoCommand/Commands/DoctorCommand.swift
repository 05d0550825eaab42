import Alto
import AltoFaces
import AltoModels
import AltoReading
import AltoSpeech
import AltoStore
import ArgumentParser
import Foundation

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Says what is there, what is missing, and the command that mends it.")

    func run() async throws {
        let findings =
            await [
                Self.reading(), Self.faceModels(), Self.gallery(), Self.voices(), Self.player(),
                Self.captioner(.standard), Self.confinement(),
            ] + Self.bundledModels()
        for finding in findings { Terminal.print(finding.text) }
        if findings.contains(where: { $0.state == .missing }) {
            throw EndedWith(exitCode: Problem.Code.modelMissing.exitCode)
        }
        Terminal.print("Everything that Alto needs is there.")
    }

    private struct Finding {
        enum State: String { case present = "ok", optional = "optional", weak = "weak", missing = "missing" }

        let state: State
        let subject: String
        let detail: String

        /// State first: a screen reader that skims lines hears what matters.
        var text: String { "\(state.rawValue): \(subject): \(detail)" }

        init(_ state: State, _ subject: String, _ detail: String) {
            self.state = state
            self.subject = subject
            self.detail = detail
        }

        init(_ subject: String, _ error: any Error, state: State = .missing) {
            self.init(state, subject, Problem(wrapping: error).sentence)
        }
    }

    private static func reading() -> Finding {
        let languages = TextReader.installedLanguages().filter { $0 != "osd" }
        return languages.isEmpty
            ? Finding(
                .missing, "text reading",
                "no language is installed. Mend it with: sudo apt-get install tesseract-ocr-eng")
            : Finding(
                .present, "text reading",
                "languages \(languages.joined(separator: ", ")). More: apt-cache search tesseract-ocr-")
    }

    private static func faceModels() async -> Finding {
        do {
            try await FaceModels(folder: Folders.faceModels).load()
            return Finding(.present, "face models", "faces can be told apart")
        } catch {
            return Finding("face models", error)
        }
    }

    /// Without one of them Alto does less, and says nothing false.
    private static func bundledModels() -> [Finding] {
        BundledModel.all().filter { $0.folder != Folders.faceModels }.map { model in
            guard let file = model.missing.first else { return Finding(.present, model.name, model.purpose) }
            let remedy =
                "Put it right with scripts/setup in the checkout, then scripts/install where Alto was installed."
            return Finding(.optional, model.name, "\(model.purpose); \(file) is not there. \(remedy)")
        }
    }

    private static func gallery() async -> Finding {
        do {
            let count = try await GalleryStore(path: Folders.gallery).list().count
            return Finding(.present, "people", count == 1 ? "one person is enrolled" : "\(count) people are enrolled")
        } catch {
            return Finding("people", error)
        }
    }

    private static func voices() async -> Finding {
        do {
            let voices = try await VoiceCatalog(neural: .installed()).list()
            let languages = Set(voices.compactMap { $0.language.split(separator: "-").first }).count
            guard languages > 1 else {
                return Finding(.missing, "voices", "only English. Mend it with: sudo apt-get install espeak-ng")
            }
            return Finding(.present, "voices", "\(voices.count) voices in \(languages) languages")
        } catch {
            return Finding("voices", error)
        }
    }

    private static func player() -> Finding {
        do {
            return Finding(.present, "player", "--play uses \(try Player().name)")
        } catch {
            // Files are written without one.
            return Finding("player", error, state: .optional)
        }
    }

    private static func captioner(_ registry: ModelRegistry) -> Finding {
        do {
            guard let captioner = try CaptionerCatalog(registry: registry).best() else {
                return Finding(
                    .optional, "captions", "no captioner is installed. Get one with: alto models pull blip-large")
            }
            return Finding(.present, "captions", "\(captioner.modelName) is installed")
        } catch {
            return Finding("captions", error)
        }
    }

    /// How strangers' pictures are decoded by `alto serve`.
    private static func confinement() async -> Finding {
        guard let warning = await Sandbox.warning() else {
            return Finding(.present, "decoder's confinement", Sandbox.whole)
        }
        return Finding(.weak, "decoder's confinement", warning)
    }
}
