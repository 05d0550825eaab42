import AltoTesting
import Foundation
import Testing

/// What trials of the command line showed wrong: something was lost, left out or misunderstood without a word.
@Suite struct CommandLineTests {
    private let folder = TemporaryFolder()

    // MARK: First words

    @Test func `a picture in place of a command is described`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let program = try Program.run("a.bmp", "--only", "appearance", in: folder)
        #expect(program.exitCode == 0)
        #expect(program.output.contains("red on the left"))
        #expect(program.errors.contains("alto describe a.bmp"))
    }

    @Test func `a slip in a command's name gets a suggestion`() throws {
        let program = try Program.run("descibe", "a.jpg", in: folder)
        #expect(program.exitCode == 2)
        #expect(program.errors.contains("Did you mean “alto describe”?"))
        #expect(program.errors.split(separator: "\n").count == 1)
    }

    @Test func `a name that begins with a dash is told how to be written`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "-a.bmp")
        let program = try Program.run("describe", "-a.bmp", in: folder)
        #expect(program.exitCode == 2)
        #expect(program.errors.contains("./-a.bmp"))
        #expect(try Program.run("describe", "./-a.bmp", "--only", "appearance", in: folder).exitCode == 0)
    }

    @Test func `a question can be asked of one page or frame`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let none = try Program.run("ask", "a.bmp", "What is it?", "--page", "0", in: folder)
        #expect(none.exitCode == 2 && none.errors.contains("counted from 1"), "\(none.errors)")
        let both = try Program.run("ask", "a.bmp", "What is it?", "--page", "1", "--frame", "2", in: folder)
        #expect(both.exitCode == 2 && both.errors.contains("not both"), "\(both.errors)")
    }

    // MARK: Names and folders

    /// Was: left out without a word, because Swift's strings cannot hold such a name.
    @Test func `names that are not UTF-8 are described, in folders and by themselves`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "in/a.bmp")
        let latin1 = [UInt8](folder.path("in/caf").utf8) + [0xE9] + Array(".bmp".utf8)
        try #require(Self.rename(folder.path("in/a.bmp"), to: latin1))
        let program = try Program.run("describe", "in", "--json", "--only", "appearance", in: folder)
        #expect(program.exitCode == 0, "\(program.errors)")
        #expect((program.json["source"] as? String)?.hasPrefix("in/caf") == true)
        // The shell hands the bytes on as they are.
        let alone = try Program.start(
            ["-c", "exec '\(Program.executable.path)' describe in/caf*.bmp --json --only appearance"],
            of: URL(filePath: "/bin/sh"), in: folder
        ).wait()
        #expect(alone.exitCode == 0, "\(alone.errors)")
    }

    private static func rename(_ old: String, to new: [UInt8]) -> Bool {
        let path = new.map { CChar(bitPattern: $0) } + [0]
        return unsafe path.withUnsafeBufferPointer { new in
            guard let new = new.baseAddress else { return false }
            return unsafe Foundation.rename(old, new) == 0
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may read every folder"))
    func `a folder inside that may not be read is told`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "in/a.bmp")
        try FileManager.default.createDirectory(
            atPath: folder.path("in/closed"), withIntermediateDirectories: true, attributes: [.posixPermissions: 0])
        let program = try Program.run("describe", "in", "--recursive", "--only", "appearance", in: folder)
        #expect(program.exitCode == 1)
        #expect(program.errors.contains("in/closed"))
    }

    // MARK: What is written

    @Test func `standard output that cannot be written is a failure`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let command = "exec '\(Program.executable.path)' describe a.bmp --only appearance > /dev/full"
        let program = try Program.start(["-c", command], of: URL(filePath: "/bin/sh"), in: folder).wait()
        #expect(program.exitCode == 6)
        #expect(program.errors.contains("standard output could not be written"))
    }

    @Test func `a reader that went away is no failure`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let command = "'\(Program.executable.path)' voices | head -n 1"
        let program = try Program.start(["-c", command], of: URL(filePath: "/bin/sh"), in: folder).wait()
        #expect(program.exitCode == 0)
        #expect(program.errors == "")
    }

    @Test func `a results file that another process writes is left alone`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let descriptor = unsafe open(folder.path("r.jsonl"), O_RDWR | O_CREAT, 0o644)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX) == 0)
        let program = try Program.run("describe", "a.bmp", "--output", "r.jsonl", in: folder)
        #expect(program.exitCode == 6)
        #expect(program.errors.contains("being written by another alto"))
    }

    @Test func `a folder for sounds is made`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let program = try Program.run(
            "describe", "a.bmp", "--only", "appearance", "--audio-dir", "new/sounds", in: folder)
        #expect(program.exitCode == 0, "\(program.errors)")
        #expect(FileManager.default.fileExists(atPath: folder.path("new/sounds/a.mp3")))
    }

    @Test func `sound never replaces a picture, and other files only when told`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        try folder.write(Bitmaps.redAndBlue(), to: "input.wav")
        try folder.write(Array("Dear Ms Ito".utf8), to: "letter.wav")
        func run(_ picture: String, _ audio: String, _ more: String...) throws -> Program {
            let arguments = ["describe", picture, "--only", "appearance", "--audio", audio] + more
            let running = try Program.start(arguments, in: folder)
            try running.input.fileHandleForWriting.close()
            return running.wait()
        }
        for program in [try run("input.wav", "input.wav"), try run("a.bmp", "input.wav", "--force")] {
            #expect(program.exitCode == 2)
            #expect(program.errors.contains("would replace"))
        }
        #expect(try run("a.bmp", "letter.wav").exitCode == 2)
        #expect(try String(contentsOfFile: folder.path("letter.wav"), encoding: .utf8) == "Dear Ms Ito")
        #expect(try run("a.bmp", "letter.wav", "--force").exitCode == 0)
        // A sound is replaced: the same command may be given twice.
        #expect(try run("a.bmp", "letter.wav").exitCode == 0)
    }

    // MARK: What is said

    @Test func `that there is no captioner is said once a day, and never beside JSON`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let environment = ["XDG_CACHE_HOME": folder.path("cache")]
        func errors(_ more: String...) throws -> String {
            let arguments = ["describe", "a.bmp", "--only", "caption,appearance"] + more
            let running = try Program.start(arguments, in: folder, environment: environment)
            try running.input.fileHandleForWriting.close()
            return running.wait().errors
        }
        #expect(try errors("--json") == "")
        #expect(try errors().contains("alto models pull"))
        #expect(try errors() == "")
        // A day later.
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSinceNow: -25 * 60 * 60)],
            ofItemAtPath: folder.path("cache/alto/no-captioner-said"))
        #expect(try errors().contains("alto models pull"))
    }
}
