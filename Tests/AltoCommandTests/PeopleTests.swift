import AltoTesting
import Foundation
import Testing

@Suite struct PeopleTests {
    private let folder = TemporaryFolder()

    private func names(in picture: String) throws -> [String?] {
        let json = try Program.run("describe", Shared.picture(picture).path, "--json", "--only", "faces", in: folder)
            .json
        let faces = (json["people"] as? [String: Any])?["faces"] as? [[String: Any]] ?? []
        return faces.map { $0["name"] as? String }
    }

    @Test(.enabled(if: Shared.isPresent, "needs ../shared"))
    func `an enrolled person is recognised, and forgotten when removed`() throws {
        let added = try Program.run(
            "people", "add", "Barack", Shared.picture("obama.jpg").path, "--consent", "public figure, 2026-11-20",
            in: folder)
        #expect(added.exitCode == 0, "\(added.errors)")
        #expect(try Program.run("people", "list", in: folder).output == "Barack\n")
        #expect(try Program.run("people", "show", "barack", in: folder).output.contains("public figure, 2026-11-20"))
        #expect(try names(in: "obama2.jpg") == ["Barack"])
        #expect(try names(in: "biden.jpg") == [nil])
        #expect(try names(in: "astronaut.png") == [nil])
        #expect(try Program.run("people", "remove", "Barack", in: folder).exitCode == 0)
        #expect(try names(in: "obama2.jpg") == [nil])
    }

    @Test(.enabled(if: Shared.isPresent, "needs ../shared")) func `a key's person is that key's only`() throws {
        let added = try Program.run(
            "people", "add", "Barack", Shared.picture("obama.jpg").path, "--consent", "public figure, 2026-11-20",
            "--owner", " phone ",
            in: folder)
        #expect(added.exitCode == 0, "\(added.errors)")
        #expect(added.output.contains("Barack is enrolled for the key phone from one picture."))
        #expect(added.output.contains("alto people remove \"Barack\" --owner \"phone\""))
        #expect(try Program.run("people", "list", in: folder).output == "Nobody is enrolled.\n")
        #expect(
            try Program.run("people", "list", "--owner", "laptop", in: folder).output
                == "Nobody is enrolled for the key laptop.\n")
        #expect(try Program.run("people", "list", "--owner", "phone", in: folder).output == "Barack\n")
        #expect(
            try Program.run("people", "show", "barack", "--owner", "phone", in: folder).output.contains(
                "public figure, 2026-11-20"))
        #expect(try names(in: "obama2.jpg") == [nil])
        #expect(try Program.run("people", "show", "Barack", in: folder).exitCode == 2)
        #expect(try Program.run("people", "remove", "Barack", in: folder).exitCode == 2)
        #expect(try Program.run("people", "forget", "--all", in: folder).exitCode == 0)
        #expect(try Program.run("people", "list", "--owner", "phone", in: folder).output == "Barack\n")
        let removed = try Program.run("people", "remove", "Barack", "--owner", "phone", in: folder)
        #expect(removed.output == "Barack is removed for the key phone; nothing was kept.\n")
        #expect(
            try Program.run("people", "list", "--owner", "phone", in: folder).output
                == "Nobody is enrolled for the key phone.\n")
    }

    @Test func `an owner without a name is one sentence`() throws {
        let program = try Program.run("people", "list", "--owner", " ", in: folder)
        #expect(program.exitCode == 2)
        #expect(program.errors.split(separator: "\n").count == 1)
        #expect(program.errors.contains("alto keys list"))
    }

    @Test func `without consent nobody is enrolled`() throws {
        let program = try Program.run("people", "add", "Jack", "a.jpg", in: folder)
        #expect(program.exitCode == 2)
        #expect(program.errors.contains("consent"))
        #expect(folder.names.isEmpty)
    }

    @Test func `removing somebody who is not enrolled is one sentence`() throws {
        let program = try Program.run("people", "remove", "Nobody", in: folder)
        #expect(program.exitCode == 2)
        #expect(program.errors.split(separator: "\n").count == 1)
    }

    @Test func `forgetting everybody asks for the word all`() throws {
        #expect(try Program.run("people", "forget", in: folder).exitCode == 2)
        #expect(try Program.run("people", "forget", "--owner", "phone", in: folder).exitCode == 2)
        #expect(try Program.run("people", "forget", "--all", in: folder).exitCode == 0)
    }
}
