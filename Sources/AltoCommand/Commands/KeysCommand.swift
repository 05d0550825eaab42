import Alto
import AltoStore
import ArgumentParser
import Foundation

struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "API keys for the service, where it is reached from other machines.",
        subcommands: [Create.self, List.self, Revoke.self, RotateLinks.self])

    struct DataFolder: ParsableArguments {
        @Option(help: "The folder of the service's data.", completion: .directory)
        var data: String?

        func file(_ name: String) -> URL {
            (data.map { URL(filePath: $0) } ?? Folders.data.appending(path: "service")).appending(path: name)
        }

        func store() throws -> any APIKeys { try SQLiteAPIKeys(path: file("keys.sqlite")) }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key and shows it, once.")

        @Argument(help: "Whose it is.")
        var name: String

        @OptionGroup var dataFolder: DataFolder

        func run() async throws {
            let key = try await dataFolder.store().create(name)
            Terminal.print(key)
            Terminal.printError("alto: Only its hash is kept; it cannot be shown again.")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the keys by name.")

        @OptionGroup var dataFolder: DataFolder

        func run() async throws {
            let keys = try await dataFolder.store().list()
            if keys.isEmpty { Terminal.print("There are no keys.") }
            for key in keys {
                let used = key.lastUsed.map { "last used \(Terminal.day($0))" } ?? "never used"
                Terminal.print("\(PrintableText.clean(key.name)): made \(Terminal.day(key.created)), \(used)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key worthless at once.")

        @Argument(help: "Whose it is.")
        var name: String

        @OptionGroup var dataFolder: DataFolder

        func run() async throws {
            let name = name.trimmingCharacters(in: .whitespaces)
            // The key first, so that nobody is enrolled in between.
            try await dataFolder.store().revoke(name)
            try await GalleryStore(path: Folders.gallery, owner: name).forgetAll()
            Terminal.print(
                "The key of \(PrintableText.clean(name)) is worth nothing any more, and its people are forgotten.")
        }
    }

    struct RotateLinks: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new key that links are signed with; the two before it still open theirs.")

        @OptionGroup var dataFolder: DataFolder

        func run() throws {
            try LinkKeys.rotate(dataFolder.file("link-keys.json"))
            Terminal.print("Links are signed with a new key as soon as the service is started anew.")
        }
    }
}
