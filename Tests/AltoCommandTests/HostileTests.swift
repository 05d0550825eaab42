import AltoTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What a service on the network meets: requests and sources that lie, more work than it can take, a disk that is full.
@Suite struct HostileTests {
    private let folder = TemporaryFolder()

    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `requests that lie about themselves are refused and leave nothing behind`() async throws {
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let service = try ServeTests.Service(in: folder, "--max-megabytes", "1")
        let told = try PythonScript.run("Service/hostile.py", "requests", service.address, folder.path("picture.bmp"))
        #expect(told.exitCode == 0, "\(told.output)")
        // Every picture that was described has gone, and nothing else was kept.
        let blobs = FileManager.default.enumerator(atPath: folder.path("service/blobs"))
        #expect(blobs?.allObjects.compactMap { $0 as? String }.filter { $0.contains("/") } == [])
        #expect(service.end() == 0)
    }

    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `sources that lead astray, trickle or never end are given up`() async throws {
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let service = try ServeTests.Service(in: folder, "--fetch-private", "--max-megabytes", "2")
        let told = try PythonScript.run("Service/hostile.py", "sources", service.address, folder.path("picture.bmp"))
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(service.end() == 0)
    }

    @Test(arguments: [
        "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/", "http://169.254.169.254/latest/meta-data", "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://192.0.2.1/", "http://0.0.0.0/", "http://localhost/", "http://[fd00::1]/", "http://[64:ff9b::7f00:1]/",
    ])
    func `what only this machine or its network reaches is not fetched`(url: String) async throws {
        let service = try ServeTests.Service(in: folder)
        let asked = try JSONSerialization.data(withJSONObject: ["url": url])
        let answer = try await service.send(
            "POST", "/v1/descriptions", asked, headers: ["Content-Type": "application/json"])
        #expect(answer.status == 422)
        #expect(try service.json(answer.body)["code"] as? String == "source_not_fetchable")
        #expect(service.end() == 0)
    }

    @Test func `told to stop under load it ends with 0, and the next start finishes what was accepted`() async throws {
        let first = try ServeTests.Service(in: folder, "--workers", "1")
        var ids: [String] = []
        for _ in 0..<12 {
            let made = try await first.send("POST", "/v1/descriptions?audio=none", Data(Bitmaps.redAndBlue()))
            #expect(made.status == 202)
            ids.append(try #require(try first.json(made.body)["id"] as? String))
        }
        #expect(first.end() == 0)
        let second = try ServeTests.Service(in: folder)
        for id in ids {
            // Ends when the description is done.
            _ = try await second.send("GET", "/v1/descriptions/\(id)/events")
            #expect(
                try second.json(try await second.send("GET", "/v1/descriptions/\(id)").body)["status"] as? String
                    == "done")
        }
        #expect(second.end() == 0)
    }

    @Test func `more than can wait is refused with when to come again`() async throws {
        let service = try ServeTests.Service(in: folder, "--workers", "1")
        let url = try #require(URL(string: service.address + "/v1/descriptions?audio=none"))
        let answers = try await withThrowingTaskGroup(of: (Int, String?).self) { group in
            for _ in 0..<140 {
                group.addTask {
                    var request = URLRequest(url: url)
                    request.httpMethod = "POST"
                    request.httpBody = Data(Bitmaps.redAndBlue())
                    let answer = try await URLSession.shared.data(for: request).1 as? HTTPURLResponse
                    return (answer?.statusCode ?? 0, answer?.value(forHTTPHeaderField: "Retry-After"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.allSatisfy { $0.0 == 202 || $0.0 == 429 && $0.1 != nil })
        #expect(answers.contains { $0.0 == 429 } && answers.contains { $0.0 == 202 })
        #expect(service.end() == 0)
    }

    /// Whether this user may have a small disk: a name space of their own.
    private static let maySeparate: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["--map-root-user", "--mount", "true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    @Test(
        .enabled(
            if: PythonScript.isReady && maySeparate, "no name space of one's own is allowed here, or ./test has not run"
        ))
    func `a full disk is told, leaves no half file, and is recovered from`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let told = try PythonScript.run(
            "Service/full.py", Program.executable.path, folder.url.path, folder.path("picture.bmp"),
            environment: ["ALTO_DATA": Shared.root.appending(path: ".deps").path, "HF_HOME": folder.path("hub")])
        #expect(told.exitCode == 0, "\(told.output)")
    }
}
