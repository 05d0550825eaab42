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
        value: (inout JSONScanner, _ name: () -> String) throws(JSONError) -> Void
    ) throws(JSONError) {
        var places: [(start: UInt32, hash: UInt32)] = []
        var escaped: [String: Int] = [:]
        try scanner.object { scanner, name throws(JSONError) in
            guard places.count < most else {
                throw JSONError(.tooMany, JSONError.Reason.tooMany.rawValue, at: scanner.position)
            }
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
    init(strings scanner: inout JSONScanner, most: Int) throws(JSONError) {
        var places: [(start: UInt32, hash: UInt32)] = []
        var escaped: [String: Int] = [:]
        try scanner.array { scanner throws(JSONError) in
            guard places.count < most else {
                throw JSONError(.tooMany, JSONError.Reason.tooMany.rawValue, at: scanner.position)
            }
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
    private init(_ places: [(start: UInt32, hash: UInt32)], _ escaped: [String: Int]) throws(JSONError) {
        var size = 16
        while size < places.count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for place in places {
            var slot = Int(place.hash) & (size - 1)
            var steps = 0
            while slots[slot] != 0 {
                slot = (slot + 1) & (size - 1)
                steps += 1
                guard steps < 1_000 else { throw JSONError(.unwanted, "its names are too alike", at: Int(place.start)) }
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
