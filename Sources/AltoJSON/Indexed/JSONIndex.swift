/// A JSON object with very many members, found by their names without reading what is not asked for.
///
/// A pronouncing dictionary has 90,000 members, and a sentence needs twenty of them. So the text stays as it is, and
/// only where each member begins is noted.
package final class JSONIndex: Sendable {
    private let bytes: [UInt8]
    private let names: NameTable
    /// Members of the top object that are searched too.
    private let inner: [String: NameTable]

    private static let mostMembers = 1 << 20

    /// - Parameters:
    ///   - bytes: the text.
    ///   - nested: members that are objects or lists of strings themselves, and in which is searched too.
    package init(_ bytes: [UInt8], nested: Set<String> = []) throws(JSONError) {
        self.bytes = bytes
        var scanner = JSONScanner(bytes)
        var inner: [String: NameTable] = [:]
        let isNested = !nested.isEmpty
        names = try NameTable(&scanner, most: Self.mostMembers) { scanner, name throws(JSONError) in
            guard isNested, nested.contains(name()) else { return try scanner.skip() }
            let table =
                scanner.isAtObject
                ? try NameTable(&scanner, most: Self.mostMembers) { scanner, _ throws(JSONError) in
                    try scanner.skip()
                } : try NameTable(strings: &scanner, most: Self.mostMembers)
            inner[name()] = table
        }
        try scanner.end()
        self.inner = inner
    }

    /// The value of a member of the top object, ready to be read.
    package func value(of name: String) -> JSONScanner? {
        names.position(of: name, in: bytes).map { JSONScanner(bytes, at: $0) }
    }

    /// The value of a member of a nested object.
    package func value(of name: String, in object: String) -> JSONScanner? {
        inner[object]?.position(of: name, in: bytes).map { JSONScanner(bytes, at: $0) }
    }

    /// Whether a nested object has such a member, or a nested list such a string.
    package func contains(_ name: String, in object: String) -> Bool {
        inner[object]?.contains(name, in: bytes) ?? false
    }

    package func has(nested object: String) -> Bool { inner[object] != nil }
}
