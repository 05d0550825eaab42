/// The secret that the hub knows a user by. It goes into one header and is shown nowhere.
struct HubToken: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let secret: String

    /// Nil for empty text, and for text that no header can carry.
    init?(_ text: String) {
        let secret = String(text.filter { !$0.isNewline }.trimming(while: \.isWhitespace))
        guard !secret.isEmpty, secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        self.secret = secret
    }

    /// The value of the `Authorization` header.
    var authorization: String { "Bearer \(secret)" }

    var description: String { "(token)" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension String {
    func trimming(while isTrimmed: (Character) -> Bool) -> Substring {
        let start = drop(while: isTrimmed)
        return start.lastIndex { !isTrimmed($0) }.map { start[...$0] } ?? ""
    }
}
