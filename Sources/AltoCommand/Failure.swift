import Alto
import ArgumentParser
import Foundation

/// Any error, as words for a person and an exit code. The only place where the program ends on an error.
struct Failure {
    let text: String
    let exitCode: Int32
    /// Help and version are "errors" of the parser that belong on standard output.
    let isAnswer: Bool

    init(_ error: any Error) {
        if let ended = error as? EndedWith {
            self.init(text: "", exitCode: ended.exitCode, isAnswer: false)
        } else if let problem = error as? Problem {
            self.init(text: "alto: \(problem.sentence)", exitCode: problem.code.exitCode, isAnswer: false)
        } else if error is CancellationError {
            self.init(text: "alto: Stopped.", exitCode: 130, isAnswer: false)
        } else if AltoCommand.exitCode(for: error) == .success {
            self.init(text: AltoCommand.fullMessage(for: error), exitCode: 0, isAnswer: true)
        } else if AltoCommand.exitCode(for: error) == .validationFailure {
            let hint = CommandGuess.hint(for: Array(CommandLine.arguments.dropFirst())) ?? "See “alto --help”."
            self.init(text: "alto: \(AltoCommand.message(for: error)) \(hint)", exitCode: 2, isAnswer: false)
        } else {
            let problem = Problem(wrapping: error)
            self.init(text: "alto: \(problem.sentence)", exitCode: problem.code.exitCode, isAnswer: false)
        }
    }

    private init(text: String, exitCode: Int32, isAnswer: Bool) {
        self.text = text
        self.exitCode = exitCode
        self.isAnswer = isAnswer
    }

    func end() -> Never {
        if isAnswer { Terminal.print(text) } else if !text.isEmpty { Terminal.printError(text) }
        exit(exitCode)
    }
}

/// Ends the program with an exit code after everything has been said.
struct EndedWith: Error {
    let exitCode: Int32
}
