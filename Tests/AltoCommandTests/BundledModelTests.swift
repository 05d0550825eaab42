import AltoTesting
import Foundation
import Testing

@testable import AltoCommand

@Suite struct BundledModelTests {
    /// Columns as the head of scripts/models names them.
    private static func table() throws -> [[String]] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "scripts/models"), encoding: .utf8)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test func `What the program looks for is what the set-up fetches`() throws {
        let installed = URL(filePath: "/data")
        let known = BundledModel.all(in: installed)
        let table = try Self.table()
        #expect(known.map(\.name) == table.map { $0[0] })
        for (model, row) in zip(known, table) {
            #expect(model.folder.path == "/data/" + row[1])
            #expect(model.license == row[5])
            #expect(model.purpose == row[6])
            let fetched = Set(row[7].split(separator: " ").map(String.init))
            #expect(fetched.isSuperset(of: model.files), "\(model.name)")
        }
    }

    @Test func `Each archive is pinned by its version and its hash`() throws {
        for row in try Self.table() {
            #expect(row[2].contains("=="), "\(row[0])")
            #expect(row[3].count == 64 && row[3].allSatisfy(\.isHexDigit), "\(row[0])")
        }
    }

    @Test func `A file that is not there is missing, and a folder without all files is not whole`() throws {
        let folder = TemporaryFolder()
        let model = BundledModel(
            name: "gull", purpose: "sees gulls", license: "CC0-1.0", files: ["gull.onnx", "gull.json"],
            folder: folder.url)
        try Data(count: 7).write(to: folder.url.appending(path: "gull.onnx"))
        #expect(model.missing == ["gull.json"])
        #expect(model.size == 7)
    }
}
