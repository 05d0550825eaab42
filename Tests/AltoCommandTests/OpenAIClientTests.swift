import AltoTesting
import Foundation
import Testing

/// OpenAI's own client, unchanged.
@Suite struct OpenAIClientTests {
    @Test(.enabled(if: PythonScript.isReady, "its packages are not installed; ./test installs them"))
    func `a picture is described, whole and in pieces, and texts are spoken`() throws {
        let folder = TemporaryFolder()
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let service = try ServeTests.Service(in: folder)
        let told = try PythonScript.run("Service/clients.py", "openai", service.address, folder.path("picture.bmp"))
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(told.output.contains("red on the left"))
        #expect(service.end() == 0)
    }
}
