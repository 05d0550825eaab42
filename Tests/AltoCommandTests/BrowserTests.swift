import AltoTesting
import Foundation
import Testing

/// The page in headless Chromium (Tests/Browser/page.py): with script and without, in several languages, looked at by axe-core.
@Suite struct BrowserTests {
    private static let isReady =
        PythonScript.isReady && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    @Test(.enabled(if: isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `the page can be used by everybody`() throws {
        let folder = TemporaryFolder()
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let service = try ServeTests.Service(in: folder)
        let told = try PythonScript.run(
            "Browser/page.py", service.address, folder.path("picture.bmp"), Shared.screenshots.first ?? "")
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(told.output.contains("ok: without script"))
        #expect(service.end() == 0)
    }

    @Test(.enabled(if: isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `a service that is away is told, and the page goes on when it is back`() throws {
        let folder = TemporaryFolder()
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let surroundings = ["XDG_DATA_HOME": folder.url.path, "HF_HOME": folder.path("hub")]
        let told = try PythonScript.run(
            "Browser/offline.py", Program.executable.path, folder.url.path, folder.path("picture.bmp"),
            Shared.screenshots.first ?? "", environment: surroundings)
        #expect(told.exitCode == 0, "\(told.output)")
        #expect(told.output.contains("ok: offline\n") && told.output.contains("ok: kept picture\n"))
    }
}
