import AltoTesting
import Foundation
import Testing

/// Every bad input: one plain sentence on standard error, the right exit code, no file left behind.
@Suite struct BadInputTests {
    private let folder = TemporaryFolder()

    private func expect(
        _ program: Program, exit code: Int32, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(program.exitCode == code, "\(program.errors)", sourceLocation: sourceLocation)
        #expect(
            program.errors.localizedCaseInsensitiveContains(words), "\(program.errors)", sourceLocation: sourceLocation)
        #expect(program.errors.split(separator: "\n").count == 1, "\(program.errors)", sourceLocation: sourceLocation)
        #expect(program.errors.hasPrefix("alto: "), sourceLocation: sourceLocation)
    }

    @Test func `a missing file`() throws {
        expect(try Program.run("describe", "no.jpg", in: folder), exit: 3, saying: "There is no file “no.jpg”")
    }

    @Test func `an empty file`() throws {
        try folder.write([], to: "a.jpg")
        expect(try Program.run("describe", "a.jpg", in: folder), exit: 3, saying: "is empty")
    }

    @Test func `text that is named jpg`() throws {
        try folder.write(Array("Dear Ms Ito".utf8), to: "a.jpg")
        expect(try Program.run("describe", "a.jpg", "--audio", "a.mp3", in: folder), exit: 3, saying: "text")
        #expect(folder.names == ["a.jpg"])
    }

    @Test func `a folder without pictures`() throws {
        try folder.write([1], to: "in/notes.txt")
        expect(try Program.run("describe", "in", in: folder), exit: 3, saying: "no pictures in the folder")
    }

    @Test func `a named pipe`() throws {
        #expect(unsafe mkfifo(folder.path("pipe.jpg"), 0o600) == 0)
        expect(try Program.run("describe", "pipe.jpg", in: folder), exit: 3, saying: "not a file")
    }

    @Test func `a vector picture`() throws {
        try folder.write(Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), to: "a.svg")
        expect(try Program.run("describe", "a.svg", in: folder), exit: 3, saying: "SVG")
    }

    @Test func `a picture of 400 megapixels is refused by its header`() throws {
        let header: [UInt8] = [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
            0, 0, 0x4E, 0x20, 0, 0, 0x4E, 0x20, 8, 2, 0, 0, 0, 0x6C, 0x12, 0xD1, 0x6E,
            0, 0, 0x10, 0, 0x49, 0x44, 0x41, 0x54,
        ]
        try folder.write(header + [UInt8](repeating: 0, count: 5000), to: "a.png")
        expect(try Program.run("describe", "a.png", in: folder), exit: 3, saying: "20000 by 20000 pixels")
    }

    @Test func `a file over the size limit`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        expect(
            try Program.run("describe", "a.bmp", "--max-megabytes", "0.01", in: folder), exit: 3, saying: "larger than")
    }

    @Test(.enabled(if: getuid() != 0, "root may read everything")) func `a file that may not be read`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        #expect(unsafe chmod(folder.path("a.bmp"), 0) == 0)
        expect(try Program.run("describe", "a.bmp", in: folder), exit: 3, saying: "may not be read")
    }

    @Test func `an unknown voice, before the picture is touched`() throws {
        expect(
            try Program.run("describe", "no.jpg", "--audio", "a.mp3", "--voice", "flite/slp", in: folder), exit: 4,
            saying: "no voice")
    }

    @Test func `an unknown language`() throws {
        expect(
            try Program.run("say", "hello", "--language", "tlh-Qaaa-x", "--audio", "a.mp3", in: folder), exit: 2,
            saying: "language")
        expect(try Program.run("describe", "no.jpg", "--language", "?", in: folder), exit: 2, saying: "language")
    }

    /// A description in the nearest language helps more than none.
    @Test func `a language that nobody has written is told, and the picture is described in English`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        let told = try Program.run("describe", "a.bmp", "--language", "tlh", "--audio", "a.mp3", in: folder)
        #expect(told.exitCode == 0 && told.output.contains("red on the left"))
        #expect(
            told.errors.contains("Alto cannot describe in the language “tlh”.")
                && told.errors.contains("The description is in English."))
        #expect(folder.names.contains("a.mp3"))
    }

    @Test func `an unknown kind of sound`() throws {
        expect(try Program.run("say", "hello", "--audio", "a.xyz", in: folder), exit: 2, saying: "mp3")
        #expect(folder.names.isEmpty)
    }

    @Test func `a folder for the sound that does not exist`() throws {
        expect(try Program.run("say", "hello", "--audio", "no/a.mp3", in: folder), exit: 6, saying: "folder")
    }

    @Test func `a full disk for the results`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        expect(
            try Program.run("describe", "a.bmp", "--output", "/dev/full", in: folder), exit: 6, saying: "disk is full")
    }

    @Test func `a language of text that is not installed is named with its package`() throws {
        try folder.write(Bitmaps.redAndBlue(), to: "a.bmp")
        expect(
            try Program.run("describe", "a.bmp", "--text-languages", "eng+tlh", in: folder), exit: 4,
            saying: "tesseract-ocr-tlh")
    }

    @Test func `text that cannot be spoken`() throws {
        expect(try Program.run("say", "  ", "--audio", "a.mp3", in: folder), exit: 2, saying: "no text")
        let long = String(repeating: "word ", count: 20_001)
        expect(
            try Program.run("say", "-", "--audio", "a.mp3", in: folder, input: Data(long.utf8)), exit: 2,
            saying: "20001 words")
        expect(
            try Program.run("say", "-", "--audio", "a.mp3", in: folder, input: Data([0xFF, 0xFE])), exit: 2,
            saying: "UTF-8")
        #expect(folder.names.isEmpty)
    }

    @Test(arguments: [
        ["describe"], ["describe", "a.jpg", "--fly"], ["fly"], ["describe", "a.jpg", "--only", "smell"],
        ["say", "x", "--rate", "9"],
    ])
    func `wrong usage`(arguments: [String]) throws {
        let running = try Program.start(arguments, in: folder)
        try running.input.fileHandleForWriting.close()
        let program = running.wait()
        #expect(program.exitCode == 2, "\(program.errors)")
        #expect(program.errors.hasPrefix("alto: "))
    }

    @Test func `escapes in a file's name do not reach the terminal`() throws {
        let program = try Program.run("describe", "\u{1B}[31mno.jpg", in: folder)
        #expect(!program.errors.contains("\u{1B}"))
    }
}
