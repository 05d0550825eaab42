import AltoTesting
import Foundation
import Testing

/// The built program with a real, small model of random weights.
@Suite struct ChatProgramTests {
    private let folder = TemporaryFolder()
    private static let reference = Shared.root.appending(path: "Tests/Reference/idefics3/smolvlm").path

    init() throws { try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp") }

    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `a conversation is held through a pseudo-terminal`() throws {
        let told = try PythonScript.run(
            "Service/terminal.py", Program.executable.path, Self.reference, folder.path("picture.bmp"),
            environment: environment)
        #expect(told.exitCode == 0, "\(told.output)")
        for part in ["talk", "session", "stopped", "foreign"] { #expect(told.output.contains("ok: \(part)\n")) }
    }

    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `OpenAI's client and the page's route converse with it`() throws {
        let told = try PythonScript.run(
            "Service/chat.py", Program.executable.path, Self.reference, folder.path("picture.bmp"),
            folder.path("service"), environment: environment)
        #expect(told.exitCode == 0, "\(told.output)")
        for part in ["conversation", "description"] { #expect(told.output.contains("ok: \(part)\n")) }
    }

    private var environment: [String: String] {
        [
            "XDG_DATA_HOME": folder.url.path, "XDG_CACHE_HOME": folder.url.path, "HF_HOME": folder.path("hub"),
            "ALTO_DATA": Shared.root.appending(path: ".deps").path,
        ]
    }
}
