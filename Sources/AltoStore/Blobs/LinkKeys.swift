import Alto
import AltoFiles
package import Foundation

/// The file that the keys of signed links lie in: made with the first start, readable by its owner only. A process
/// knows what it loaded when it started: after a rotation each is to be started anew.
package enum LinkKeys {
    /// - Throws: `Problem` (diskFailed).
    package static func load(_ file: URL) throws -> [SignedLinks.Key] {
        if let keys = try read(file) { return keys }
        // Of several that start for the first time at once the first decides, and all read what it wrote.
        try save([fresh()], to: file, replaces: false)
        guard let keys = try read(file) else { throw unwritable }
        return keys
    }

    private static func read(_ file: URL) throws -> [SignedLinks.Key]? {
        guard let data = try? Data(contentsOf: file) else { return nil }
        guard let keys = try? JSONDecoder().decode([SignedLinks.Key].self, from: data), !keys.isEmpty else {
            throw Problem(
                .storeFailed, "The file of link keys is damaged.",
                remedy: "Delete it; links that were given out end with it.")
        }
        return keys
    }

    /// A new key signs from now on; the two before it still open what they signed.
    package static func rotate(_ file: URL) throws {
        try save(([fresh()] + load(file)).prefix(3).map(\.self), to: file)
    }

    private static func fresh() -> SignedLinks.Key {
        SignedLinks.Key(id: RandomName.brief(), secret: Data(RandomName.bytes(32)))
    }

    private static let unwritable = Problem(.diskFailed, "The file of link keys cannot be written.")

    private static func save(_ keys: [SignedLinks.Key], to file: URL, replaces: Bool = true) throws {
        guard let data = try? JSONEncoder().encode(keys) else { throw unwritable }
        do {
            let pending = try PendingFile(path: file.path, mode: 0o600)
            try pending.write(data.span)
            _ = try pending.publish(replaces: replaces)
        } catch .failed(EEXIST) where !replaces {
        } catch {
            throw unwritable
        }
    }
}
