/// Where and why a text is no JSON, or more than is allowed.
package struct JSONError: Error, Hashable {
    package enum Reason: String, Sendable {
        case tooLarge = "it is too large"
        case tooDeep = "it is nested too deeply"
        case tooMany = "it holds too many values"
        case unexpectedEnd = "it ends too early"
        case unexpectedCharacter = "there is an unexpected character"
        case badString = "a string is not valid Unicode"
        case badNumber = "a number is malformed"
        case duplicateKey = "a key appears twice"
        /// JSON, but not what the caller takes.
        case unwanted = "it is not of the expected form"
    }

    package let reason: Reason
    /// The reason, more closely.
    package let detail: String
    /// Bytes from the start of the text.
    package let offset: Int

    init(_ reason: Reason, _ detail: String, at offset: Int) {
        self.reason = reason
        self.detail = detail
        self.offset = offset
    }

    /// A name from a file, fit for a message: without control characters, at most 120 characters long.
    package static func shown(_ text: some StringProtocol) -> String {
        let plain = text.unicodeScalars.prefix(120).map { $0.properties.generalCategory == .control ? "?" : String($0) }
        return plain.joined() + (text.unicodeScalars.count > 120 ? "…" : "")
    }
}
