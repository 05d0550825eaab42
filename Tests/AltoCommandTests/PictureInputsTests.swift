import Alto
import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

@Suite struct PictureInputsTests {
    private let folder = TemporaryFolder()

    private func make(_ names: String...) throws {
        for name in names {
            let url = folder.url.appending(path: name)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data([1]).write(to: url)
        }
    }

    private func names(_ inputs: [PictureInput]) -> [String] {
        inputs.map { $0.name.replacingOccurrences(of: folder.url.path + "/", with: "") }
    }

    @Test func `a folder gives its pictures in the order in which people count`() throws {
        try make("p10.jpg", "p9.JPG", "notes.txt", ".hidden.jpg", "sub/p1.png")
        #expect(names(try PictureInputs.find([folder.url.path], recursive: false)) == ["p9.JPG", "p10.jpg"])
        #expect(
            names(try PictureInputs.find([folder.url.path], recursive: true)) == ["p9.JPG", "p10.jpg", "sub/p1.png"])
    }

    @Test func `a folder without pictures is one sentence`() throws {
        try make("notes.txt")
        let problem = #expect(throws: Problem.self) { try PictureInputs.find([folder.url.path], recursive: true) }
        #expect(problem?.code == .noPictures)
        #expect(problem?.code.exitCode == 3)
    }

    @Test func `a missing file is a picture that will fail by itself`() throws {
        #expect(try PictureInputs.find(["no.jpg", "-"], recursive: false).map(\.name) == ["no.jpg", "-"])
    }

    @Test func `a picture that is named twice is described once`() throws {
        #expect(try PictureInputs.find(["a.jpg", "a.jpg"], recursive: false).count == 1)
    }
}
