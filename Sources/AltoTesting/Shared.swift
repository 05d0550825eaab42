package import Foundation

/// The photographs and vectors that live beside the checkout, in `../shared`. They are not part of the project:
/// tests that need them are skipped, visibly, where the folder is absent.
package enum Shared {
    package static let folder: URL = root.deletingLastPathComponent().appending(path: "shared")

    /// The checkout.
    package static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    package static var isPresent: Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "pictures").path)
    }

    package static func picture(_ name: String) -> URL {
        folder.appending(path: "pictures").appending(path: name)
    }

    /// A folder for screenshots of the page's states, for looking at them: `ALTO_SCREENSHOTS=folder ./test Browser`.
    package static var screenshots: [String] {
        ProcessInfo.processInfo.environment["ALTO_SCREENSHOTS"].map { [URL(filePath: $0).path] } ?? []
    }
}
