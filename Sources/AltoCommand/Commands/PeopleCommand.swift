import Alto
import AltoFaces
import AltoPictures
import AltoStore
import ArgumentParser
import Foundation

struct PeopleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "people",
        abstract: "The people whom Alto may recognize.",
        discussion: """
            Only numbers made from faces and the consent are kept, never a picture, and only on this machine.

            Each API key of the service has people of its own, who are recognized in its pictures only. \
            With --owner they are a key's; without it, this machine's own.
            """,
        subcommands: [Add.self, List.self, Show.self, Remove.self, Forget.self])

    /// Whose people are meant.
    struct Whose: ParsableArguments {
        @Option(help: ArgumentHelp("The API key in whose pictures the person is recognized.", valueName: "name"))
        var owner = GalleryStore.localOwner

        func validate() throws {
            if owner.allSatisfy(\.isWhitespace) {
                throw ValidationError("The owner is the name of an API key: “alto keys list” lists them.")
            }
        }

        /// Trimmed as keys' names are.
        private var trimmed: String { owner.trimmingCharacters(in: .whitespaces) }
        private var isLocal: Bool { trimmed == GalleryStore.localOwner }

        func gallery() throws -> any PeopleStore { try GalleryStore(path: Folders.gallery, owner: trimmed) }

        /// What a sentence ends with: nothing, or " for the key phone".
        var words: String { isLocal ? "" : " for the key \(PrintableText.clean(trimmed))" }

        /// What a command ends with: nothing, or ` --owner "phone"`.
        var option: String { isLocal ? "" : " --owner \"\(PrintableText.clean(trimmed))\"" }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Enrols a person who agreed to it.",
            discussion: "Example: alto people add \"Jack\" a.jpg b.jpg --consent \"told me so, 2026-11-20\"")

        @Argument(help: "The person's name, as it will be spoken.")
        var name: String

        @Argument(help: "Pictures that show this person and nobody else.", completion: .file())
        var pictures: [String]

        @Option(help: "Who agreed to what, and when. Without it nobody is enrolled.")
        var consent: String?

        @OptionGroup var whose: Whose

        func validate() throws {
            if pictures.isEmpty { throw ValidationError("Name at least one picture of \(PrintableText.clean(name)).") }
        }

        func run() async throws {
            guard let consent = consent.map({ PrintableText.clean($0) }), !consent.isEmpty else {
                throw Problem(
                    .consentRequired, "Nobody is enrolled without consent.",
                    remedy: "Ask the person, then give --consent \"what was agreed, and when\".")
            }
            let enroller = FaceEnroller(models: FaceModels(folder: Folders.faceModels), cache: Folders.cache)
            let decoder = PictureDecoder()
            var embeddings: [FaceEmbedding] = []
            for input in try PictureInputs.find(pictures, recursive: false) {
                do {
                    let picture = try await decoder.decode(try PictureBytes.read(input, limit: PictureLimits().bytes))
                    embeddings.append(try await enroller.embedding(of: picture))
                } catch {
                    let problem = Problem(wrapping: error)
                    throw Problem(
                        problem.code, "\(PrintableText.clean(input.name)): \(problem.message)",
                        remedy: "\(problem.remedy.map { $0 + " " } ?? "")Nobody was enrolled.")
                }
            }
            let person = try await whose.gallery().add(name: name, embeddings: embeddings, consent: consent)
            let count = person.embeddingCount
            Terminal.print(
                "\(PrintableText.clean(person.name)) is enrolled\(whose.words) from \(count == 1 ? "one picture" : "\(count) pictures"). "
                    + "Only numbers were kept. To take it back: alto people remove \"\(PrintableText.clean(person.name))\"\(whose.option)"
            )
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists everybody who is enrolled.")

        @OptionGroup var whose: Whose

        func run() async throws {
            let people = try await whose.gallery().list()
            if people.isEmpty { Terminal.print("Nobody is enrolled\(whose.words).") }
            for person in people { Terminal.print(PrintableText.clean(person.name)) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows what is kept of a person.")

        @Argument var name: String

        @OptionGroup var whose: Whose

        func run() async throws {
            let person = try await whose.gallery().show(name)
            let count = person.embeddingCount
            Terminal.print(PrintableText.clean(person.name))
            Terminal.print(
                "Kept: \(count == 1 ? "one face, as 128 numbers" : "\(count) faces, each as 128 numbers"); no picture")
            for consent in person.consents {
                Terminal.print(
                    "Consent, recorded \(Terminal.day(consent.recorded)): \(PrintableText.clean(consent.text))")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Removes a person; nothing of them stays behind.")

        @Argument var name: String

        @OptionGroup var whose: Whose

        func run() async throws {
            try await whose.gallery().remove(name)
            Terminal.print("\(PrintableText.clean(name)) is removed\(whose.words); nothing was kept.")
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Removes everybody of one owner.")

        @Flag(help: "Yes, everybody.")
        var all = false

        @OptionGroup var whose: Whose

        func validate() throws {
            if !all { throw ValidationError("To remove everybody, give --all.") }
        }

        func run() async throws {
            try await whose.gallery().forgetAll()
            Terminal.print("Everybody is removed\(whose.words); nothing was kept.")
        }
    }
}
