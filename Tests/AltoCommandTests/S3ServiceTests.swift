import AltoTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The whole journey with pictures and sounds in a bucket, against moto's server.
@Suite struct S3ServiceTests {

    private static let client = MotoServer.credentials.merging(["AWS_DEFAULT_REGION": "us-east-1"]) { $1 }

    @Test(.enabled(if: MotoServer.isReady, "moto is not installed; ./test installs it"))
    func `a client uploads straight to the bucket, and hears what is in the picture`() async throws {
        let folder = TemporaryFolder()
        let bucket = try await MotoServer(bucket: "alto-test")
        let service = try ServeTests.Service(
            in: folder, "--s3-bucket", "alto-test", "--s3-endpoint", bucket.address, environment: MotoServer.credentials
        )
        let credentials = try service.json(try await service.send("POST", "/v1/uploads").body)
        let url = try #require(credentials["url"] as? String)
        #expect(url.hasPrefix("\(bucket.address)/alto-test/uploads/"))
        #expect(try await service.send("PUT", url, Data(Bitmaps.redAndBlue())).status == 200)

        let asked = try JSONSerialization.data(withJSONObject: [
            "upload": try #require(credentials["upload"] as? String)
        ])
        let headers = ["Content-Type": "application/json", "Prefer": "wait=30"]
        let made = try service.json(try await service.send("POST", "/v1/descriptions", asked, headers: headers).body)
        #expect(made["status"] as? String == "done")
        let links = try #require(made["audio"] as? [String: String])
        let sound = try await service.send("GET", try #require(links["mp3"]))
        #expect(sound.status == 200 && sound.body.count > 1000)
        // Another client of S3 finds it where Alto put it.
        let found = try PythonScript.run(
            "Service/clients.py", "boto3", bucket.address, "alto-test", environment: Self.client)
        #expect(found.exitCode == 0, "\(found.output)")
        // Nothing lies beside the database; the picture is gone from the bucket, too.
        #expect(try await service.send("GET", url.split(separator: "?").first.map(String.init) ?? "").status == 404)
        #expect(service.end() == 0)
    }
}
