import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

@Suite struct SessionFileTests {
    private let folder = TemporaryFolder()
    private var file: SessionFile { SessionFile(path: folder.path("talk.json")) }

    private var content: SessionFile.Content {
        SessionFile.Content(
            model: "toy", system: "Be kind.",
            messages: [
                .init(role: .user, text: "What is it?", pictures: ["/a/b.jpg"]),
                .init(role: .assistant, text: "A “cat”."),
            ])
    }

    @Test func `what was said is there again`() throws {
        #expect(try file.read() == nil)
        try file.write(content)
        #expect(try file.read() == content)
        #expect(folder.names == ["talk.json"])
    }

    @Test func `it is for its owner's eyes only, whatever was there before`() throws {
        try folder.write("{}", to: "talk.json", mode: 0o644)
        try file.write(content)
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test(arguments: [
        "", "{}", "[1]", "a picture", #"{"session": "something else", "version": 1, "messages": []}"#,
        #"{"session": "alto chat", "version": 1, "messages": [{"role": "pope", "text": "x", "pictures": []}]}"#,
    ])
    func `a file that is no conversation is left as it is`(text: String) throws {
        try folder.write(text, to: "talk.json")
        let problem = #expect(throws: Problem.self) { try file.read() }
        #expect(problem?.code == .usage && problem?.message.contains("left as it was") == true)
        #expect(folder.bytes(of: "talk.json") == Array(text.utf8))
    }

    @Test func `one of a newer Alto is not understood`() throws {
        try folder.write(#"{"session": "alto chat", "version": 9, "messages": []}"#, to: "talk.json")
        #expect(#expect(throws: Problem.self) { try file.read() }?.message.contains("newer") == true)
    }

    @Test func `where it cannot be written that is said`() throws {
        let problem = #expect(throws: Problem.self) {
            try SessionFile(path: folder.path("no/talk.json")).write(content)
        }
        #expect(problem?.code == .diskFailed)
    }
}
