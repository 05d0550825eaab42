import AltoTesting
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The built program as a service, asked over the network as clients do.
@Suite struct ServeTests {
    private let folder = TemporaryFolder()

    /// A service on a port of its own; ended by its process id.
    final class Service {
        let running: Program.Running
        let address: String

        init(in folder: TemporaryFolder, _ arguments: String..., environment: [String: String] = [:]) throws {
            running = try Program.start(
                ["serve", "--port", "0", "--data", folder.path("service")] + arguments, in: folder,
                environment: environment)
            // Its log is taken off: a service whose pipe is full waits for a reader, and a browser asks for a lot.
            running.errors.fileHandleForReading.readabilityHandler = { log in
                if log.availableData.isEmpty { log.readabilityHandler = nil }
            }
            var line = ""
            // "Alto is ready: http://127.0.0.1:PORT"
            while !line.hasSuffix("\n") {
                let byte = running.output.fileHandleForReading.readData(ofLength: 1)
                if byte.isEmpty { break }
                line += String(decoding: byte, as: UTF8.self)
            }
            address = line.split(separator: " ").last.map { String($0).trimmingCharacters(in: .newlines) } ?? ""
        }

        deinit {
            if running.process.isRunning { kill(running.process.processIdentifier, SIGKILL) }
            // It would go on to make its folder again after the test has removed it.
            running.process.waitUntilExit()
        }

        /// - Returns: the exit code after SIGTERM.
        func end() -> Int32 {
            running.process.terminate()
            running.process.waitUntilExit()
            return running.process.terminationStatus
        }

        func send(_ method: String, _ path: String, _ body: Data? = nil, headers: [String: String] = [:]) async throws
            -> (
                status: Int, headers: HTTPURLResponse, body: Data
            )
        {
            let url = try #require(URL(string: path.hasPrefix("http") ? path : address + path))
            var request = URLRequest(url: url, timeoutInterval: 60)
            request.httpMethod = method
            request.httpBody = body
            for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
            let (data, response) = try await URLSession.shared.data(for: request)
            let answer = try #require(response as? HTTPURLResponse)
            // A busy machine may need longer than anybody can ask the service to wait.
            if answer.statusCode == 202, headers["Prefer"] != nil, let id = try json(data)["id"] as? String {
                let again = headers.filter { $0.key != "Content-Type" && $0.key != "Prefer" }
                for _ in 0..<300 {
                    let state = try await send("GET", "/v1/descriptions/\(id)", headers: again)
                    let status = try json(state.body)["status"] as? String
                    guard ["queued", "running"].contains(status) else { return state }
                    try await Task.sleep(for: .milliseconds(500))
                }
            }
            return (answer.statusCode, answer, data)
        }

        func json(_ data: Data) throws -> [String: Any] {
            try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        }
    }

    @Test func `a picture is described, its sounds are handed out by signed links, and all of it is forgotten`()
        async throws
    {
        let service = try Service(in: folder)
        let picture = Data(Bitmaps.redAndBlue())
        let made = try await service.send(
            "POST", "/v1/descriptions", picture, headers: ["Prefer": "wait=30", "Content-Type": "image/bmp"])
        #expect(made.status == 200)
        let resource = try service.json(made.body)
        #expect(resource["status"] as? String == "done")
        let description = try #require(resource["description"] as? [String: Any])
        #expect((description["narration"] as? String)?.contains("red on the left") == true)
        let links = try #require(resource["audio"] as? [String: String])

        let sound = try await service.send("GET", try #require(links["wav"]))
        #expect(sound.status == 200 && sound.body.prefix(4) == Data("RIFF".utf8))
        #expect(sound.headers.value(forHTTPHeaderField: "Content-Type") == "audio/wav")
        let part = try await service.send("GET", try #require(links["mp3"]), headers: ["Range": "bytes=0-9"])
        #expect(part.status == 206 && part.body.count == 10)
        let changed = try #require(links["mp3"]).replacing("signature=", with: "signature=0")
        #expect(try await service.send("GET", changed).status == 403)

        let id = try #require(resource["id"] as? String)
        let found = try await service.send("GET", "/v1/descriptions?q=blue")
        #expect(String(decoding: found.body, as: UTF8.self).contains(id))
        #expect(try await service.send("DELETE", "/v1/descriptions/\(id)").status == 204)
        #expect(try await service.send("GET", "/v1/descriptions/\(id)").status == 404)
        #expect(try await service.send("GET", try #require(links["mp3"])).status == 404)
        // The picture went when it was described, the sounds with the description.
        let blobs = FileManager.default.enumerator(atPath: folder.path("service/blobs"))
        #expect(blobs?.allObjects.compactMap { $0 as? String }.filter { $0.contains("/") } == [])
        #expect(service.end() == 0)
    }

    @Test func `a picture is uploaded with temporary credentials and described once for one key`() async throws {
        let service = try Service(in: folder)
        let made = try await service.send("POST", "/v1/uploads")
        #expect(made.status == 201)
        let credentials = try service.json(made.body)
        let upload = try #require(credentials["upload"] as? String)
        let url = try #require(credentials["url"] as? String)
        let asked = try JSONSerialization.data(withJSONObject: ["upload": upload, "audio": []])
        let headers = ["Content-Type": "application/json", "Idempotency-Key": "one", "Prefer": "wait=30"]
        #expect(try await service.send("POST", "/v1/descriptions", asked, headers: headers).status == 404)
        #expect(try await service.send("PUT", url.replacing("expires=", with: "expires=9"), Data([1])).status == 403)
        #expect(try await service.send("PUT", url, Data(Bitmaps.redAndBlue())).status == 201)
        let first = try service.json(try await service.send("POST", "/v1/descriptions", asked, headers: headers).body)
        #expect(first["status"] as? String == "done")
    }

    @Test func `what happens is told as it happens`() async throws {
        let service = try Service(in: folder)
        let made = try await service.send("POST", "/v1/descriptions?audio=none", Data(Bitmaps.redAndBlue()))
        #expect(made.status == 202)
        let id = try #require(try service.json(made.body)["id"] as? String)
        let events = String(
            decoding: try await service.send("GET", "/v1/descriptions/\(id)/events").body, as: UTF8.self)
        #expect(events.contains("event: description\n"))
        #expect(events.contains("\"status\":\"done\""))
    }

    @Test(arguments: [
        (Data(), 400, "usage"), (Data("not a picture".utf8), 415, "picture_unsupported"),
        (Data("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8), 415, "picture_unsupported"),
    ])
    func `what is no picture is said to be none`(body: Data, status: Int, code: String) async throws {
        let service = try Service(in: folder)
        let answer = try await service.send("POST", "/v1/descriptions", body, headers: ["Prefer": "wait=30"])
        let json = try service.json(answer.body)
        #expect(answer.status == status && json["code"] as? String == code)
        #expect(answer.headers.value(forHTTPHeaderField: "Content-Type") == "application/problem+json")
    }

    @Test func `speech comes as sound, and existing clients are answered`() async throws {
        let service = try Service(in: folder)
        let text = try JSONSerialization.data(withJSONObject: ["text": "A cat."])
        let speech = try await service.send("POST", "/v1/speech", text, headers: ["Accept": "audio/wav"])
        #expect(speech.status == 200 && speech.body.prefix(4) == Data("RIFF".utf8) && speech.body.count > 10_000)
        let marked = Data(
            #"{"text": "<speak>One<break time=\"2s\"/>two.</speak>", "ssml": true, "format": "wav"}"#.utf8)
        let slow = try await service.send("POST", "/v1/speech", marked)
        #expect(slow.status == 200 && slow.body.count > 64_000)
        let unknown = Data(#"{"text": "<speak><audio/></speak>", "ssml": true}"#.utf8)
        #expect(try await service.send("POST", "/v1/speech", unknown).status == 422)
        // A voice is never named by its place on the server's disk.
        let place = Data(
            "{\"text\": \"One.\", \"voice\": \"\(Shared.root.path)/Tests/Reference/piper/one/voice.onnx\"}".utf8)
        #expect(try await service.send("POST", "/v1/speech", place).status == 422)
        let picture = "data:image/bmp;base64," + Data(Bitmaps.redAndBlue()).base64EncodedString()
        let chat = try JSONSerialization.data(withJSONObject: [
            "model": "alto",
            "messages": [
                [
                    "role": "user",
                    "content": [
                        ["type": "text", "text": "Describe this."],
                        ["type": "image_url", "image_url": ["url": picture]],
                    ],
                ]
            ],
        ])
        let answer = String(decoding: try await service.send("POST", "/v1/chat/completions", chat).body, as: UTF8.self)
        #expect(answer.contains("chat.completion") && answer.contains("red on the left"))
    }

    /// A rate of 1 was "not a number": Foundation takes 0 and 1 of JSON for truths.
    @Test func `a number that could be a truth is a number, and a wrong method is told apart from a wrong address`()
        async throws
    {
        let service = try Service(in: folder)
        let text = try JSONSerialization.data(withJSONObject: ["text": "A cat.", "rate": 1])
        #expect(try await service.send("POST", "/v1/speech", text).status == 200)
        let wrong = try JSONSerialization.data(withJSONObject: ["text": "A cat.", "rate": true])
        #expect(try await service.send("POST", "/v1/speech", wrong).status == 400)
        let method = try await service.send("PATCH", "/v1/descriptions/abc")
        #expect(method.status == 405 && method.headers.value(forHTTPHeaderField: "Allow") == "DELETE, GET, HEAD")
        #expect(try await service.send("GET", "/v1/nothing").status == 404)
    }

    @Test func `nobody is enrolled without consent`() async throws {
        let service = try Service(in: folder)
        let form = "--B\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nJack\r\n--B--\r\n"
        let answer = try await service.send(
            "POST", "/v1/people", Data(form.utf8), headers: ["Content-Type": "multipart/form-data; boundary=B"])
        #expect(answer.status == 409)
        #expect(try service.json(answer.body)["code"] as? String == "consent_required")
    }

    @Test func `a browser is answered in the language that it prefers`() async throws {
        let service = try Service(in: folder)
        let headers = ["Prefer": "wait=30", "Accept-Language": "xx, es-MX;q=0.9, en;q=0.5"]
        let made = try await service.send("POST", "/v1/descriptions", Data(Bitmaps.redAndBlue()), headers: headers)
        let resource = try service.json(made.body)
        let description = try #require(resource["description"] as? [String: Any])
        #expect(description["language"] as? String == "es")
        #expect((description["narration"] as? String)?.contains("rojo a la izquierda") == true)
        let id = try #require(resource["id"] as? String)
        let page = String(decoding: try await service.send("GET", "/d/\(id)").body, as: UTF8.self)
        #expect(page.contains("<p class=\"narration\" lang=\"es\" dir=\"auto\">"))
        let main = String(decoding: try await service.send("GET", "/", headers: headers).body, as: UTF8.self)
        #expect(main.contains(/<option value="es" lang="es"[^>]* selected>Español<\/option>/))
        // What is asked for goes before what is preferred.
        let german = try await service.send(
            "POST", "/v1/descriptions?language=de-AT", Data(Bitmaps.redAndBlue()), headers: headers)
        let other = try #require(try service.json(german.body)["description"] as? [String: Any])
        #expect(other["language"] as? String == "de")
    }

    /// SIGKILL in the middle of the work; the next start finishes it.
    @Test func `a job outlives the process`() async throws {
        let first = try Service(in: folder, "--workers", "1")
        let made = try await first.send("POST", "/v1/descriptions?audio=none", Data(Bitmaps.redAndBlue()))
        kill(first.running.process.processIdentifier, SIGKILL)
        first.running.process.waitUntilExit()
        let id = try #require(try first.json(made.body)["id"] as? String)
        let second = try Service(in: folder)
        // At once, not when a lease has run out: the events end with the job.
        let events = String(decoding: try await second.send("GET", "/v1/descriptions/\(id)/events").body, as: UTF8.self)
        #expect(events.contains("\"status\":\"done\""))
    }

    @Test func `on an address that others reach a key is needed`() async throws {
        let key = try Program.run("keys", "create", "phone", "--data", folder.path("service"), in: folder).output
            .trimmingCharacters(in: .newlines)
        let service = try Service(in: folder, "--host", "0.0.0.0")
        let address = service.address.replacing("0.0.0.0", with: "127.0.0.1")
        #expect(try await service.send("GET", address + "/v1/voices").status == 401)
        #expect(
            try await service.send("GET", address + "/v1/voices", headers: ["Authorization": "Bearer \(key)"]).status
                == 200)
        #expect(try await service.send("GET", address + "/healthz").status == 200)
    }

    /// Whatever one key made, another could use, see or delete.
    @Test func `what belongs to one key is nothing to another`() async throws {
        func key(_ name: String) throws -> [String: String] {
            let made = try Program.run("keys", "create", name, "--data", folder.path("service"), in: folder).output
            return ["Authorization": "Bearer \(made.trimmingCharacters(in: .newlines))", "Prefer": "wait=30"]
        }
        let (anna, ben) = (try key("anna"), try key("ben"))
        let service = try Service(in: folder, "--host", "0.0.0.0")
        let address = service.address.replacing("0.0.0.0", with: "127.0.0.1")
        let credentials = try service.json(try await service.send("POST", address + "/v1/uploads", headers: anna).body)
        let url = try #require(credentials["url"] as? String)
        #expect(try await service.send("PUT", address + url, Data(Bitmaps.redAndBlue())).status == 201)
        let asked = try JSONSerialization.data(withJSONObject: [
            "upload": try #require(credentials["upload"] as? String), "audio": [],
        ])
        func describe(_ key: [String: String]) async throws -> Int {
            let headers = key.merging(["Content-Type": "application/json"]) { first, _ in first }
            return try await service.send("POST", address + "/v1/descriptions", asked, headers: headers).status
        }
        #expect(try await describe(ben) == 404)
        #expect(try await describe(anna) == 200)
        #expect(try await describe(anna) == 404, "used once")
        let mine = String(
            decoding: try await service.send("GET", address + "/v1/descriptions", headers: anna).body, as: UTF8.self)
        let id = try #require(mine.firstMatch(of: /"id":"([0-9a-z]+)"/)?.1)
        for method in ["GET", "DELETE"] {
            #expect(try await service.send(method, address + "/v1/descriptions/\(id)", headers: ben).status == 404)
        }
        #expect(try await service.send("GET", address + "/v1/descriptions/\(id)", headers: anna).status == 200)
    }

    @Test(arguments: ["Look: " + String(repeating: "a", count: 320), "x " + String(repeating: "猫", count: 4_000)])
    func `a long run of letters is spoken, and the service stays alive`(text: String) async throws {
        let service = try Service(in: folder)
        let body = try JSONSerialization.data(withJSONObject: ["text": text, "language": "en", "format": "wav"])
        let speech = try await service.send("POST", "/v1/speech", body)
        #expect([200, 422].contains(speech.status))
        #expect(try await service.send("GET", "/healthz").status == 200)
        #expect(service.end() == 0)
    }
}
