import Alto
import AltoFiles
import Foundation

/// What the program knows of the terminal it talks to, and the two streams that it talks on.
enum Terminal {
    static let outputIsTerminal = isatty(STDOUT_FILENO) == 1
    static let errorIsTerminal = isatty(STDERR_FILENO) == 1

    /// Colour only on a terminal, and never where https://no-color.org says no.
    static let usesColor: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return outputIsTerminal && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }()

    static func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
    static func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }

    /// - Parameter seconds: since 1970.
    static func day(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601.year().month().day())
    }

    /// Standard output, at once: whoever reads it through a pipe should not wait for a full buffer.
    ///
    /// What cannot be written ends the program: an answer that got lost must not look like success.
    static func print(_ text: String) {
        switch write(text + "\n", to: STDOUT_FILENO) {
        // A reader that went away (`| head`) is no reason to complain.
        case nil, .failed(EPIPE): return
        case .full: Failure(Problem(.diskFull, "The disk is full: standard output could not be written.")).end()
        case .failed, .forbidden, .absent:
            Failure(Problem(.diskFailed, "Standard output could not be written.")).end()
        }
    }

    static func printError(_ text: String) {
        write(text + "\n", to: STDERR_FILENO)
    }

    /// - Returns: why not all of it could be written.
    @discardableResult
    static func write(_ text: String, to descriptor: Int32) -> DiskError? {
        do {
            try OpenFile.write(Array(text.utf8).span, to: descriptor)
            return nil
        } catch {
            return error
        }
    }
}
