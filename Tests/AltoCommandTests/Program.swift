import AltoTesting
import Foundation

/// The built `alto`, run as people run it: as a process.
struct Program {
    let output: String
    let errors: String
    let exitCode: Int32

    var json: [String: Any] { ((try? JSONSerialization.jsonObject(with: Data(output.utf8))) as? [String: Any]) ?? [:] }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// - Parameter folder: the working directory, and the home of the user's data.
    static func run(
        _ arguments: String..., in folder: TemporaryFolder, input: Data = Data(), environment: [String: String] = [:]
    )
        throws -> Program
    {
        let process = try start(arguments, in: folder, environment: environment)
        process.input.fileHandleForWriting.write(input)
        try process.input.fileHandleForWriting.close()
        return process.wait()
    }

    /// With a terminal for all three streams; what is shown on it is the output.
    static func run(
        onTerminal arguments: String..., in folder: TemporaryFolder, input: Data, environment: [String: String] = [:]
    ) throws -> Program {
        let line = ([executable.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let process = try start(
            ["--quiet", "--return", "--command", line, "/dev/null"], of: URL(filePath: "/usr/bin/script"), in: folder,
            environment: environment)
        process.input.fileHandleForWriting.write(input)
        defer { try? process.input.fileHandleForWriting.close() }
        return process.wait()
    }

    static func start(
        _ arguments: [String], of program: URL = executable, in folder: TemporaryFolder,
        environment: [String: String] = [:]
    ) throws -> Running {
        let running = Running()
        running.process.executableURL = program
        running.process.arguments = arguments
        running.process.currentDirectoryURL = folder.url
        var all = ProcessInfo.processInfo.environment
        all["XDG_DATA_HOME"] = folder.url.path
        // No captioner of the user's own takes part.
        all["HF_HOME"] = folder.path("hub")
        all["ALTO_DATA"] = Shared.root.appending(path: ".deps").path
        running.process.environment = all.merging(environment) { $1 }
        running.process.standardOutput = running.output
        running.process.standardError = running.errors
        running.process.standardInput = running.input
        try running.process.run()
        return running
    }

    static var executable: URL {
        let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appending(path: "alto")
    }

    final class Running {
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        let input = Pipe()

        func wait() -> Program {
            // Errors are short; output is drained first so that a full pipe stops nobody.
            let output = output.fileHandleForReading.readDataToEndOfFile()
            let errors = errors.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return Program(
                output: String(decoding: output, as: UTF8.self), errors: String(decoding: errors, as: UTF8.self),
                exitCode: process.terminationStatus)
        }
    }
}
