import AltoTesting
import Foundation
import Testing

@Suite struct DescribeTests {
    private let folder = TemporaryFolder()

    @Test func `a picture is described on standard output`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let program = try Program.run("describe", "a.bmp", "--model", "none", in: folder)
        #expect(program.exitCode == 0)
        #expect(program.errors == "")
        #expect(program.output.contains("red on the left"))
        #expect(program.output.contains("blue on the right"))
        #expect(program.output.contains("No faces and no text were found."))
        #expect(program.output.contains("Alt text: "))
    }

    @Test func `json has every key of the contract`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let json = try Program.run("describe", "a.bmp", "--json", in: folder).json
        #expect(json["source"] as? String == "a.bmp")
        #expect(json["language"] as? String == "en-US")
        #expect((json["people"] as? [String: Any])?["count"] as? Int == 0)
        #expect(json["caption"] is NSNull)
        #expect((json["appearance"] as? [String: Any])?["width"] as? Int == 120)
        #expect(((json["timings"] as? [String: Any])?["stages"] as? [String: Double])?.keys.contains("decode") == true)
    }

    @Test func `a picture is read from standard input`() throws {
        let program = try Program.run("describe", "-", "--json", in: folder, input: Data(Bitmaps.redAndBlue()))
        #expect(program.exitCode == 0)
        #expect(program.json["source"] as? String == "-")
    }

    @Test func `sound is written beside the description`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let program = try Program.run("describe", "a.bmp", "--audio", "a.mp3", "--json", in: folder)
        let audio = try #require(program.json["audio"] as? [String: Any])
        #expect(audio["path"] as? String == "a.mp3")
        #expect(audio["voice"] as? String == "flite/slt")
        #expect((audio["seconds"] as? Double ?? 0) > 2)
        #expect(folder.names == ["a.bmp", "a.mp3"])
    }

    @Test func `one bad picture among several costs only itself`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "in/1.bmp")
        try folder.write(Array("not a picture".utf8), to: "in/2.jpg")
        try folder.write(Bitmaps.redAndBlue(), to: "in/3.bmp")
        let program = try Program.run("describe", "in", "--json", "--audio-dir", "out", in: folder)
        #expect(program.exitCode == 1)
        #expect(program.lines.count == 3)
        #expect(program.errors.split(separator: "\n").count == 1)
        #expect(program.errors.contains("in/2.jpg"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")).sorted() == ["1.mp3", "3.mp3"])
    }

    @Test func `resume describes only what the file does not hold yet`() throws {
        for index in 1...3 { try folder.write(Bitmaps.redAndBlue(), to: "in/\(index).bmp") }
        #expect(try Program.run("describe", "in/1.bmp", "--output", "r.jsonl", in: folder).exitCode == 0)
        #expect(try Program.run("describe", "in", "--output", "r.jsonl", in: folder).exitCode == 2)
        #expect(
            try Program.run(
                "describe", "in/1.bmp", "in/2.bmp", "in/3.bmp", "--output", "r.jsonl", "--resume", in: folder
            ).exitCode == 0)
        let lines = try String(contentsOfFile: folder.path("r.jsonl"), encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 3)
    }

    @Test func `Ctrl-C finishes the picture at hand and leaves valid lines`() throws {
        for index in 1...40 { try folder.write(Bitmaps.redAndBlue(width: 400, height: 300), to: "in/\(index).bmp") }
        let running = try Program.start(["describe", "in", "--json"], in: folder)
        // The first line means that the run is under way.
        let first = running.output.fileHandleForReading.availableData
        running.process.interrupt()
        let rest = running.wait()
        #expect(rest.exitCode == 130)
        let lines = (String(decoding: first, as: UTF8.self) + rest.output).split(separator: "\n")
        #expect((1..<40).contains(lines.count))
        for line in lines { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil) }
    }

    @Test func `only and skip choose the observers`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let only = try Program.run("describe", "a.bmp", "--json", "--only", "codes", in: folder).json
        #expect(only["appearance"] is NSNull)
        #expect(only["people"] is NSNull)
        let skip = try Program.run("describe", "a.bmp", "--json", "--skip", "codes,faces", in: folder).json
        #expect(skip["people"] is NSNull)
        #expect(skip["appearance"] is [String: Any])
    }

    @Test func `timings print stages, sum and elapsed on standard error`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let errors = try Program.run("describe", "a.bmp", "--timings", in: folder).errors
        for word in ["decode", "faces", "text", "codes", "appearance", "sum", "elapsed"] {
            #expect(errors.contains(word))
        }
    }

    @Test func `nothing is coloured where the output is no terminal`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        #expect(try !Program.run("describe", "a.bmp", in: folder).output.contains("\u{1B}"))
    }
}
