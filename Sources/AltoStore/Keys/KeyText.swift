import Alto
import Crypto
import Foundation

/// A key as its owner has it: "alto_" and 256 random bits as base64url.
struct KeyText {
    let text: String

    /// - Returns: nil for what has not the form of a key.
    init?(_ text: String) {
        let isKey =
            text.hasPrefix("alto_") && text.utf8.count == 48
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
                default: false
                }
            }
        guard isKey else { return nil }
        self.text = text
    }

    /// A new one.
    init() {
        var generator = SystemRandomNumberGenerator()
        let bytes = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        let base64 = bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
        text = "alto_" + base64.replacing("=", with: "")
    }

    /// What is kept of it. With 256 random bits nothing slower is needed to protect it.
    var hash: Data { Data(SHA256.hash(data: Data(text.utf8))) }

    /// A key's name, trimmed.
    /// - Throws: `Problem` (usage).
    static func name(_ given: String) throws -> String {
        let name = given.trimmingCharacters(in: .whitespaces)
        guard (1...64).contains(name.count), name.allSatisfy({ !$0.isNewline }) else {
            throw Problem(.usage, "A key's name has 1 to 64 characters.")
        }
        guard name != GalleryStore.localOwner else {
            throw Problem(.usage, "“\(name)” is this machine itself.", remedy: "Choose another name for the key.")
        }
        return name
    }
}
