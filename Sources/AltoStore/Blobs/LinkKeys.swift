import Alto
import AltoFiles
package import Foundation

/// The file that the keys of signed links lie in: made with the first start, readable by its owner only. A process
/// knows what it loaded when it started: after a rotation each is to be started anew. Two that make the file in the
/// same moment do not wait for one another: the keys of the second stay, so start the first process of a folder
/// before the others.
package enum LinkKeys {
    /// - Throws: `Problem` (diskFailed).
    package static func load(_ file: URL) throws -> [SignedLinks.Key] {
        if let data = try? Data(contentsOf: file) {
            guard let keys = try? JSONDecoder().decode([SignedLinks.Key].self, from: data), !keys.isEmpty else {
                throw Problem(
                    .storeFailed, "The file of link keys is damaged.",
                    remedy: "Delete it; links that were given out end with it.")
            }
            return keys
        }
        let keys = [fresh()]
        try save(keys, to: file)
        return keys
    }

    /// A new key signs from now on; the two before it still open what they signed.
    package static func rotate(_ file: URL) throws {
        try save(([fresh()] + load(file)).prefix(3).map(\.self), to: file)
    }

    private static func fresh() -> SignedLinks.Key {
        SignedLinks.Key(id: RandomName.brief(), secret: Data(RandomName.bytes(32)))
    }

    private static func save(_ keys: [SignedLinks.Key], to file: URL) throws {
        let failed = Problem(.diskFailed, "The file of link keys cannot be written.")
        guard let data = try? JSONEncoder().encode(keys) else { throw failed }
        do {
            let pending = try PendingFile(path: file.path, mode: 0o600)
            try pending.write(data.span)
            _ = try pending.publish()
        } catch {
            throw failed
        }
    }
}
