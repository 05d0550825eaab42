import Subprocess

/// Another program's opinion.
enum ForeignProgram {
    static func bytes(of program: String, _ arguments: [String]) async throws -> [UInt8] {
        try await run(
            .name(program), arguments: Arguments(arguments), output: .bytes(limit: 16 << 20), error: .discarded
        )
        .standardOutput
    }

    static func output(of program: String, _ arguments: [String]) async throws -> String {
        String(decoding: try await bytes(of: program, arguments), as: UTF8.self)
    }
}
