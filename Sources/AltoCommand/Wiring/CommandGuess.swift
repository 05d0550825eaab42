import Alto
import ArgumentParser
import Foundation

/// What a person meant whose first word is no command: a picture to be described, or a slip.
enum CommandGuess {
    /// The arguments as they are meant; a word on standard error where they were read in another way than written.
    ///
    /// - Throws: `Problem` (usage) for a first word that is neither a command nor a file.
    static func arguments(_ arguments: [String]) throws -> [String] {
        guard let first = arguments.first, !first.isEmpty, first == "-" || !first.hasPrefix("-") else {
            return arguments
        }
        let commands = AltoCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
        guard !commands.contains(first) else { return arguments }
        if first == "-" || FileManager.default.fileExists(atPath: first) {
            Terminal.printError(
                "alto: Read as “alto describe \(PrintableText.clean(arguments.joined(separator: " ")))”.")
            return ["describe"] + arguments
        }
        let near = NameSuggestions.of(first, among: commands)
        throw Problem(
            .usage, "There is no command “\(NameSuggestions.quotable(first))”, and no file of that name.",
            remedy: near.map { "Did you mean “alto \($0)”?" } ?? "“alto --help” lists the commands.")
    }

    /// For a parser's complaint: how a file is named whose name begins with a dash.
    static func hint(for arguments: [String]) -> String? {
        arguments.first { $0.hasPrefix("-") && $0.count > 1 && FileManager.default.fileExists(atPath: $0) }
            .map { "The file is named as ./\(PrintableText.clean($0))." }
    }
}
