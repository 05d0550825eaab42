package import Foundation

/// What a model's card states: `README.md`, at its head between two lines of `---`; or a Piper voice's `MODEL_CARD`.
package enum ModelCard {
    /// A card of plain lines, as voices may have it.
    package static let plain = "MODEL_CARD"

    /// The licence as it stands there, such as "mit"; nil where the card states none.
    package static func license(in folder: URL) -> String? {
        if let lines = lines(of: ModelFiles.card, in: folder), lines.first == "---" {
            for line in lines.dropFirst().prefix(while: { $0 != "---" }) where line.hasPrefix("license:") {
                return stated(line.dropFirst("license:".count))
            }
        }
        for line in lines(of: plain, in: folder) ?? [] where line.lowercased().hasPrefix("* license:") {
            return stated(line.dropFirst("* license:".count))
        }
        return nil
    }

    private static func lines(of file: String, in folder: URL) -> [String]? {
        ModelFiles.contents(of: folder.appending(path: file), limit: 1 << 20).map { data in
            String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    private static func stated(_ text: Substring) -> String? {
        let name = text.trimmingCharacters(in: CharacterSet(charactersIn: " \r\t\"'"))
        return name.isEmpty ? nil : name.printable
    }
}
