package import Foundation

/// Programs in Tests/ that use Alto from outside, run by the Python that `./test` sets up.
package enum PythonScript {
    package static let python = Shared.root.appending(path: ".deps/python/bin/python")
    package static var isReady: Bool { FileManager.default.isExecutableFile(atPath: python.path) }

    /// - Returns: its exit code, and both streams in one.
    package static func run(_ script: String, _ arguments: String..., environment: [String: String] = [:]) throws -> (
        exitCode: Int32, output: String
    ) {
        try run(script, arguments, environment: environment)
    }

    package static func run(_ script: String, _ arguments: [String], environment: [String: String] = [:]) throws -> (
        exitCode: Int32, output: String
    ) {
        let process = Process()
        process.executableURL = python
        process.arguments = [Shared.root.appending(path: "Tests").appending(path: script).path] + arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, told)
    }
}
