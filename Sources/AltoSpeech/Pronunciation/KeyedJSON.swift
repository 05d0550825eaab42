import AltoModels
import CGzip

/// A JSON object with very many members, from a gzip file: found by their names without reading what is not asked
/// for.
///
/// A pronouncing dictionary has 90,000 members, and a sentence needs twenty of them. So the text stays as it is, and
/// only where each member begins is noted.
final class KeyedJSON: Sendable {
    /// The text of the file.
    private let bytes: [UInt8]
    private let names: NameTable
    /// Members of the top object that are searched too.
    private let inner: [String: NameTable]
    private let file: String

    /// What a file may hold.
    private static let limit = 32 << 20
    private static let mostMembers = 1 << 20

    /// - Parameters:
    ///   - nested: members that are objects or lists of strings themselves, and in which is searched too.
    /// - Throws: `ModelFileError`.
    init(_ file: ModelFile, nested: Set<String> = []) throws(ModelFileError) {
        self.file = file.name
        bytes = try Self.unpacked(file)
        var scanner = JSONScanner(bytes)
        do throws(JSONScanner.Fault) {
            var inner: [String: NameTable] = [:]
            let isNested = !nested.isEmpty
            names = try NameTable(&scanner, most: Self.mostMembers) { scanner, name throws(JSONScanner.Fault) in
                guard isNested, nested.contains(name()) else { return try scanner.skip() }
                let table =
                    scanner.isAtObject
                    ? try NameTable(&scanner, most: Self.mostMembers) { scanner, _ throws(JSONScanner.Fault) in
                        try scanner.skip()
                    } : try NameTable(strings: &scanner, most: Self.mostMembers)
                inner[name()] = table
            }
            try scanner.end()
            self.inner = inner
        } catch {
            throw .damaged(file: file.name)
        }
    }

    private static func unpacked(_ file: ModelFile) throws(ModelFileError) -> [UInt8] {
        let packed = try file.bytes()
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        let status = unsafe packed.withUnsafeBufferPointer { packed in
            unsafe alto_gzip_unpack(packed.baseAddress, packed.count, limit, &bytes, &count)
        }
        guard status != ALTO_GZIP_TOO_LARGE else { throw .tooLarge(file: file.name, limit: limit) }
        guard status == ALTO_GZIP_OK, let start = unsafe bytes else { throw .damaged(file: file.name) }
        defer { unsafe alto_gzip_free(start) }
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// The value of a member of the top object, ready to be read.
    func value(of name: String) -> JSONScanner? {
        names.position(of: name, in: bytes).map { JSONScanner(bytes, at: $0) }
    }

    /// The value of a member of a nested object.
    func value(of name: String, in object: String) -> JSONScanner? {
        inner[object]?.position(of: name, in: bytes).map { JSONScanner(bytes, at: $0) }
    }

    /// Whether a nested object has such a member, or a nested list such a string.
    func contains(_ name: String, in object: String) -> Bool { inner[object]?.contains(name, in: bytes) ?? false }

    func has(nested object: String) -> Bool { inner[object] != nil }

    func lacks(_ name: String) -> ModelFileError { .missing(field: name, file: file) }
}

/// Where the values of an object's members are, by their names: open addressing over the text itself.
struct NameTable: Sendable {
    /// For each slot the place of a name's first byte plus one; 0 for none.
    private var slots: [UInt32]
    /// Names that are written with escapes.
    private var escaped: [String: Int] = [:]

    /// - Parameters:
    ///   - scanner: stands at the object, and behind it afterwards.
    ///   - value: reads a member's value.
    init(
        _ scanner: inout JSONScanner, most: Int,
        value: (inout JSONScanner, _ name: () -> String) throws(JSONScanner.Fault) -> Void
    ) throws(JSONScanner.Fault) {
        var places: [(start: UInt32, hash: UInt32)] = []
        var escaped: [String: Int] = [:]
        try scanner.object { scanner, name throws(JSONScanner.Fault) in
            guard places.count < most else { throw .damaged }
            if name.isEscaped {
                escaped[scanner.string(name)] = scanner.position
            } else {
                places.append((UInt32(name.range.lowerBound), name.hash))
            }
            let copy = scanner
            try value(&scanner) { copy.string(name) }
        }
        try self.init(places, escaped)
    }

    /// - Parameter scanner: stands at a list of strings, and behind it afterwards.
    init(strings scanner: inout JSONScanner, most: Int) throws(JSONScanner.Fault) {
        var places: [(start: UInt32, hash: UInt32)] = []
        var escaped: [String: Int] = [:]
        try scanner.array { scanner throws(JSONScanner.Fault) in
            guard places.count < most else { throw .damaged }
            let text = try scanner.text()
            if text.isEscaped {
                escaped[scanner.string(text)] = text.range.lowerBound
            } else {
                places.append((UInt32(text.range.lowerBound), text.hash))
            }
        }
        try self.init(places, escaped)
    }

    /// - Throws: where so many names have like hashes that they were chosen for that.
    private init(_ places: [(start: UInt32, hash: UInt32)], _ escaped: [String: Int]) throws(JSONScanner.Fault) {
        var size = 16
        while size < places.count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for place in places {
            var slot = Int(place.hash) & (size - 1)
            var steps = 0
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1)
                steps += 1
                guard steps < 1_000 else { throw .damaged }
            }
            slots[slot] = place.start + 1
        }
        self.escaped = escaped
    }

    func contains(_ name: String, in bytes: [UInt8]) -> Bool {
        escaped[name] != nil || start(of: name, in: bytes) != nil
    }

    /// Where the value of a name begins.
    func position(of name: String, in bytes: [UInt8]) -> Int? {
        if !escaped.isEmpty, let position = escaped[name] { return position }
        guard let start = start(of: name, in: bytes) else { return nil }
        var scanner = JSONScanner(bytes, at: start + name.utf8.count + 1)
        return scanner.skippingColon() ? scanner.position : nil
    }

    /// Where a name begins, behind its quote.
    private func start(of name: String, in bytes: [UInt8]) -> Int? {
        var name = name
        return name.withUTF8 { name in
            var hash = JSONScanner.Hash()
            for index in 0..<name.count { unsafe hash.combine(name[index]) }
            var slot = Int(hash.value) & (slots.count - 1)
            while slots[slot] != 0 {
                let start = Int(slots[slot]) - 1
                if unsafe Self.stands(name, at: start, in: bytes) {
                    return start
                }
                slot = (slot + 1) & (slots.count - 1)
            }
            return nil
        }
    }

    private static func stands(_ name: UnsafeBufferPointer<UInt8>, at start: Int, in bytes: [UInt8]) -> Bool {
        guard start + name.count < bytes.count, bytes[start + name.count] == 0x22 else { return false }
        for index in 0..<name.count where unsafe bytes[start + index] != name[index] { return false }
        return true
    }
}
