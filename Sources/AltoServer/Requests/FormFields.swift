/// The fields of a form without files (application/x-www-form-urlencoded).
///
/// Source: WHATWG URL, section 5.1.
package struct FormFields: Sendable {
    package let fields: [(name: String, value: String)]
    private static let mostFields = 256

    package init(_ body: some Collection<UInt8>) {
        fields = body.split(separator: UInt8(ascii: "&"), maxSplits: Self.mostFields).prefix(Self.mostFields).map {
            pair in
            let name = pair.prefix { $0 != UInt8(ascii: "=") }
            return (Self.decoded(name), Self.decoded(pair[name.endIndex...].dropFirst()))
        }
    }

    /// The first field of that name.
    package subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    /// Whether a body may be such a form: curl calls whatever it sends one. Pictures have bytes early on that no text has; those that
    /// are text themselves (SVG, PostScript) begin as no form does.
    package static func mayBe(_ body: [UInt8]) -> Bool {
        let start = body.prefix(512)
        if start.starts(with: "<".utf8) || start.starts(with: "%!PS".utf8) || start.starts(with: "%PDF".utf8) {
            return false
        }
        if start.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }) { return false }
        // Words with blanks between them are no form either.
        let marks = [UInt8(ascii: "="), UInt8(ascii: "&")]
        guard start.contains(where: marks.contains) || !start.contains(0x20) else { return false }
        // A sign may be cut at the end of what is looked at.
        return (0..<4).contains { String(validating: start.dropLast($0), as: UTF8.self) != nil }
    }

    /// A percent sign that nothing follows stays one; what is no UTF-8 becomes replacement characters.
    private static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var rest = bytes[...]
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): text.append(0x20)
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
                if digits.count == 2, let code = UInt8(exactly: digits[0] << 4 | digits[1]) {
                    text.append(code)
                    rest = rest.dropFirst(2)
                } else {
                    text.append(byte)
                }
            default: text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
