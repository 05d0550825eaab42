package import Foundation

/// What a model's `README.md` states at its head, between two lines of `---`.
package enum ModelCard {
    /// The licence's short name, such as "mit"; nil where the file states none.
    package static func licence(in folder: URL) -> String? {
        guard let data = ModelFiles.contents(of: folder.appending(path: ModelFiles.card), limit: 1 << 20) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first?.trimmingCharacters(in: .whitespaces) == "---" else { return nil }
        for line in lines.dropFirst() {
            if line.trimmingCharacters(in: .whitespaces) == "---" { return nil }
            guard line.hasPrefix("license:") else { continue }
            let name = line.dropFirst("license:".count).trimmingCharacters(in: CharacterSet(charactersIn: " \r\t\"'"))
            return name.isEmpty || name.count > 60 ? nil : name.printable
        }
        return nil
    }
}
