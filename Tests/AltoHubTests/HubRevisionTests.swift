import Testing

@testable import AltoHub

@Suite struct HubRevisionTests {
    private let commit = String(repeating: "0f", count: 20)

    @Test(arguments: [
        "../x", "/etc/x", "a\\..\\b", "a/../b", "..", ".", "a//b", "", "C:\\x", "c:x", "\\\\host\\share", "\\x",
        "a/./b",
        "a/", "x\u{0}y",
    ])
    func `a name that could leave its folder condemns the listing`(name: String) {
        #expect(throws: HubError.fileNameUnsafe) { try HubRevision(commit: commit, files: ["config.json", name]) }
    }

    @Test func `ordinary names pass`() throws {
        let names = ["config.json", "onnx/model.onnx", ".gitattributes", "a..b", "größe.txt"]
        #expect(try HubRevision(commit: commit, files: names).files == Set(names))
    }

    @Test(arguments: ["main", "../x", "", String(repeating: "A", count: 40)])
    func `a commit that is none is refused`(commit: String) {
        #expect(throws: HubError.answerUnreadable) { try HubRevision(commit: commit, files: []) }
    }
}
