import Foundation

/// JSON that is made, in the one way in which Alto writes it: keys sorted, so that two outputs can be compared line by line,
/// and slashes as they are.
package struct JSONText: Sendable, Hashable {
    package let text: String

    /// - Throws: `EncodingError`.
    package init(_ value: some Encodable, pretty: Bool = false) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
        text = String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Text that was made as JSON before, and kept.
    package init(kept text: String) { self.text = text }

    package static let null = JSONText(kept: "null")

    /// An object of parts that are JSON already; nil is `null`.
    package static func object(_ members: KeyValuePairs<String, JSONText?>) throws -> JSONText {
        let parts = try members.map { "\(try JSONText($0.key).text):\(($0.value ?? null).text)" }
        return JSONText(kept: "{\(parts.joined(separator: ","))}")
    }

    package static func array(_ elements: some Sequence<JSONText>) -> JSONText {
        JSONText(kept: "[\(elements.map(\.text).joined(separator: ","))]")
    }

    package static func of(_ value: some Encodable, pretty: Bool = false) throws -> String {
        try JSONText(value, pretty: pretty).text
    }
}
