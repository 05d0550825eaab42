import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

@Suite struct ResultsFileTests {
    private let folder = TemporaryFolder()
    private var path: String { folder.path("results.jsonl") }

    @Test func `each line stands when it is appended`() throws {
        let file = try ResultsFile(path: path, resume: false)
        try file.append("{}")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "{}\n")
    }

    @Test func `a file that holds something is not touched without resume`() throws {
        try "precious\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(throws: Problem.self) { try ResultsFile(path: path, resume: false) }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious\n")
    }

    @Test func `resume skips what was described, tries again what failed, and drops a half line`() throws {
        let lines = """
            {"source":"a.jpg","problems":[]}
            {"source":"b.jpg","problems":[{"stage":"decode","code":"image_truncated","message":"x"}]}
            {"source":"c.jpg","problems":[{"stage":"text","code":"deadline_exceeded","message":"x"}]}
            {"source":"d.jpg","prob
            """
        try lines.write(toFile: path, atomically: true, encoding: .utf8)
        let file = try ResultsFile(path: path, resume: true)
        #expect(file.done == ["a.jpg", "c.jpg"])
        try file.append("{\"source\":\"d.jpg\",\"problems\":[]}")
        let after = try String(contentsOfFile: path, encoding: .utf8)
        #expect(after.split(separator: "\n").count == 4)
        #expect(after.hasSuffix("{\"source\":\"d.jpg\",\"problems\":[]}\n"))
    }

    /// /dev/full reads as zeros without end: looking for lines in it once took all memory of the machine (23 GB).
    @Test func `a device is written to and never read`() throws {
        let file = try ResultsFile(path: "/dev/full", resume: false)
        #expect(file.done.isEmpty)
        let problem = #expect(throws: Problem.self) { try file.append("{}") }
        #expect(problem?.code == .diskFull)
    }

    @Test func `a folder that does not exist is one sentence`() {
        let problem = #expect(throws: Problem.self) {
            try ResultsFile(path: folder.path("no/where.jsonl"), resume: false)
        }
        #expect(problem?.code == .diskFailed)
        #expect(problem?.message.contains("does not exist") == true)
    }
}
