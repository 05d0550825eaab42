import AltoTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The whole journey with pictures and sounds in a bucket, against moto's server.
@Suite struct S3ServiceTests {
    private static let moto = Shared.root.appending(path: ".deps/python/bin/moto_server")
    private static let credentials = ["AWS_ACCESS_KEY_ID": "key", "AWS_SECRET_ACCESS_KEY": "secret", "AWS_REGION": "us-east-1"]

    private static let client = credentials.merging(["AWS_DEFAULT_REGION": "us-east-1"]) { $1 }

    private final class Bucket {
        let process = Process()
        let address: String

        init(_ program: URL) async throws {
            let port = Int.random(in: 20_000...29_999)
            address = "http://127.0.0.1:\(port)"
            process.executableURL = program
            process.arguments = ["--host", "127.0.0.1", "--port", "\(port)"]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            // It answers a few seconds after its start.
            for _ in 0..<300 {
                var request = URLRequest(url: try #require(URL(string: "\(address)/alto-test")))
                request.httpMethod = "PUT"
                if let (_, answer) = try? await URLSession.shared.data(for: request), (answer as? HTTPURLResponse)?.statusCode == 200 {
                    return
                }
                try await Task.sleep(for: .milliseconds(100))
            }
            Issue.record("moto's server did not start")
        }

        deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: moto.path), "moto is not installed; ./test installs it"))
    func `a client uploads straight to the bucket, and hears what is in the picture`() async throws {
        let folder = TemporaryFolder()
        let bucket = try await Bucket(Self.moto)
        let service = try ServeTests.Service(
            in: folder, "--s3-bucket", "alto-test", "--s3-endpoint", bucket.address, environment: Self.credentials)
        let credentials = try service.json(try await service.send("POST", "/v1/uploads").body)
        let url = try #require(credentials["url"] as? String)
        #expect(url.hasPrefix("\(bucket.address)/alto-test/uploads/"))
        #expect(try await service.send("PUT", url, Data(Bitmaps.redAndBlue())).status == 200)

        let asked = try JSONSerialization.data(withJSONObject: ["upload": try #require(credentials["upload"] as? String)])
        let headers = ["Content-Type": "application/json", "Prefer": "wait=30"]
        let made = try service.json(try await service.send("POST", "/v1/descriptions", asked, headers: headers).body)
        #expect(made["status"] as? String == "done")
        let links = try #require(made["audio"] as? [String: String])
        let sound = try await service.send("GET", try #require(links["mp3"]))
        #expect(sound.status == 200 && sound.body.count > 1000)
        // Another client of S3 finds it where Alto put it.
        let found = try PythonScript.run("Service/clients.py", "boto3", bucket.address, "alto-test", environment: Self.client)
        #expect(found.exitCode == 0, "\(found.output)")
        // Nothing lies beside the database; the picture is gone from the bucket, too.
        #expect(try await service.send("GET", url.split(separator: "?").first.map(String.init) ?? "").status == 404)
        #expect(service.end() == 0)
    }
}
