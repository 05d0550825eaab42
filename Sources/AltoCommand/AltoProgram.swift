import Alto
import AltoGraph
import ArgumentParser

/// The `alto` program: parses, runs, and turns whatever goes wrong into one sentence and an exit code.
@main
struct AltoProgram {
    static func main() async {
        Runtime.shareArenas()
        // Not a command for people: the service calls itself for each picture.
        if CommandLine.arguments.dropFirst().first == DecodeChild.argument { return await DecodeChild.run() }
        do {
            let arguments = try CommandGuess.arguments(Array(CommandLine.arguments.dropFirst()))
            var command = try AltoCommand.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Failure(error).end()
        }
    }
}

struct AltoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alto",
        abstract: "Says what is in a picture, as text and as speech, on this machine.",
        discussion: """
            Exit codes: 0 all good; 1 some of several pictures failed; 2 wrong usage; 3 the picture cannot be read; \
            4 a model or voice is missing; 5 network or hub; 6 disk or database; 70 a defect of Alto.
            """,
        version: AltoVersion.current,
        subcommands: [
            DescribeCommand.self, AskCommand.self, ChatCommand.self, SayCommand.self, PeopleCommand.self,
            VoicesCommand.self,
            LanguagesCommand.self, ModelsCommand.self, ServeCommand.self,
            KeysCommand.self, DoctorCommand.self,
        ])
}

enum AltoVersion {
    static let current = "0.1.0"
}
