import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Moto's server (PyPI), which speaks S3 as AWS does; with one empty bucket. Ended by its process id.
package final class MotoServer {
    private static let program = Shared.root.appending(path: ".deps/python/bin/moto_server")
    package static var isReady: Bool { FileManager.default.isExecutableFile(atPath: program.path) }
    /// It takes any.
    package static let credentials = [
        "AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1",
    ]

    package let address: String
    private let process = Process()

    package struct DidNotStart: Error {}

    package init(bucket: String) async throws {
        let port = Int.random(in: 20_000...29_999)
        address = "http://127.0.0.1:\(port)"
        process.executableURL = Self.program
        process.arguments = ["--host", "127.0.0.1", "--port", "\(port)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // It answers a few seconds after its start.
        for _ in 0..<300 {
            guard let url = URL(string: "\(address)/\(bucket)") else { break }
            var request = URLRequest(url: url)
            request.httpMethod = "PUT"
            if let (_, answer) = try? await URLSession.shared.data(for: request),
                (answer as? HTTPURLResponse)?.statusCode == 200
            {
                return
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw DidNotStart()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}
