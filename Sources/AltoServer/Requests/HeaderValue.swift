/// A header's value with its parameters: `form-data; name="picture"; filename="a;b.jpg"`.
///
/// Source: RFC 9110, sections 5.6.1 to 5.6.6. What browsers send beyond it is taken as they mean it: a quoted string without its
/// end reaches to the end of the header.
package struct HeaderValue: Sendable, Equatable {
    /// In small letters.
    package let value: String
    /// Names in small letters, in their order.
    package let parameters: [Parameter]

    package struct Parameter: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    /// Longer headers are cut: nothing that is understood here is that long.
    private static let mostBytes = 8_192

    package init(_ text: some StringProtocol) {
        var scanner = Scanner(text.utf8.prefix(Self.mostBytes))
        self.init(&scanner)
    }

    /// The values of a list: `audio/mpeg;q=0.5, application/json`.
    package static func list(_ text: some StringProtocol) -> [HeaderValue] {
        var scanner = Scanner(text.utf8.prefix(mostBytes))
        var list: [HeaderValue] = []
        while !scanner.isAtEnd {
            let value = HeaderValue(&scanner)
            if !value.value.isEmpty { list.append(value) }
            scanner.skip()
        }
        return list
    }

    private init(_ scanner: inout Scanner) {
        value = scanner.token(until: ";,").lowercased()
        var found: [Parameter] = []
        while scanner.next == UInt8(ascii: ";") {
            scanner.skip()
            let name = scanner.token(until: ";,=").lowercased()
            guard scanner.next == UInt8(ascii: "=") else { continue }
            scanner.skip()
            found.append(Parameter(name: name, value: scanner.tokenOrString(until: ";,")))
        }
        parameters = found
    }

    /// The first parameter of that name.
    package subscript(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}

/// Goes through bytes once, forward only.
private struct Scanner {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { rest = Array(bytes)[...] }

    var isAtEnd: Bool { rest.isEmpty }
    var next: UInt8? { rest.first }

    mutating func skip() { rest = rest.dropFirst() }

    mutating func token(until ends: StaticString) -> String {
        let stops = Array(ends.description.utf8)
        let token = rest.prefix { !stops.contains($0) }
        rest = rest[token.endIndex...]
        return String(decoding: token.trimmingBlanks(), as: UTF8.self)
    }

    mutating func tokenOrString(until ends: StaticString) -> String {
        rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
        guard next == UInt8(ascii: "\"") else { return token(until: ends) }
        skip()
        var content: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            skip()
            // Only these two are ever escaped; a file's name on Windows may have other backslashes.
            if byte == UInt8(ascii: "\\"), let escaped = next, escaped == UInt8(ascii: "\"") || escaped == byte {
                skip()
                content.append(escaped)
            } else {
                content.append(byte)
            }
        }
        skip()
        _ = token(until: ends)
        return String(decoding: content, as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingBlanks() -> ArraySlice<UInt8> {
        let start = drop { $0 == 0x20 || $0 == 0x09 }
        let end = start.lastIndex { $0 != 0x20 && $0 != 0x09 }
        return end.map { start[...$0] } ?? []
    }
}
