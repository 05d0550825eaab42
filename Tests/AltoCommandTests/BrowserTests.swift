import AltoTesting
import Foundation
import Testing

/// The page in headless Chromium (Tests/Browser/page.py): with script and without, by keyboard, looked at by axe-core.
@Suite struct BrowserTests {
    private static let python = Shared.root.appending(path: ".deps/python/bin/python")
    private static let isReady =
        FileManager.default.isExecutableFile(atPath: python.path) && FileManager.default.isExecutableFile(atPath: "/usr/bin/chromium")

    @Test(.enabled(if: isReady, "Chromium or its Python client is not installed; ./test installs both"))
    func `the page can be used by everybody`() throws {
        let folder = TemporaryFolder()
        try folder.write(Bitmaps.redAndBlue(), to: "picture.bmp")
        let service = try ServeTests.Service(in: folder)
        let browser = Process()
        browser.executableURL = Self.python
        browser.arguments =
            [Shared.root.appending(path: "Tests/Browser/page.py").path, service.address, folder.path("picture.bmp")] + Shared.screenshots
        let output = Pipe()
        browser.standardOutput = output
        browser.standardError = output
        try browser.run()
        let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        browser.waitUntilExit()
        #expect(browser.terminationStatus == 0, "\(told)")
        #expect(told.contains("ok: keyboard"))
        #expect(service.end() == 0)
    }
}
