/// Reads JSON from bytes, value by value, as fast as needed for files of megabytes. Never goes beyond their end.
///
/// Lenient where it does no harm (numbers and words are not checked), where `JSONReader` is strict: for files of models,
/// whose readers ask for what they need. `JSONIndex` finds the places to read from.
package struct JSONScanner {
    /// The place of a string between its quotes.
    package struct Text {
        let range: Range<Int>
        let isEscaped: Bool
        let hash: UInt32
    }

    /// FNV-1a.
    struct Hash {
        private(set) var value: UInt32 = 0x811C_9DC5
        mutating func combine(_ byte: UInt8) { value = (value ^ UInt32(byte)) &* 0x0100_0193 }
    }

    private let bytes: [UInt8]
    var position: Int
    private static let mostDepth = 64

    init(_ bytes: [UInt8], at position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    private var damage: JSONError { JSONError(.unwanted, "it is damaged", at: position) }

    /// The next byte that is no white space; 0 at the end.
    private mutating func next() -> UInt8 {
        while position < bytes.count {
            let byte = bytes[position]
            if byte > 0x20 { return byte }
            position += 1
        }
        return 0
    }

    private mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard next() == byte else { throw damage }
        position += 1
    }

    package var isAtObject: Bool { isNext(0x7B) }
    package var isAtString: Bool { isNext(0x22) }

    private func isNext(_ byte: UInt8) -> Bool {
        var copy = self
        return copy.next() == byte
    }

    mutating func skippingColon() -> Bool {
        guard next() == 0x3A else { return false }
        position += 1
        return true
    }

    /// The members of an object.
    package mutating func object(_ member: (inout JSONScanner, Text) throws(JSONError) -> Void) throws(JSONError) {
        try expect(0x7B)
        if next() == 0x7D {
            position += 1
            return
        }
        while true {
            guard next() == 0x22 else { throw damage }
            let name = try text()
            try expect(0x3A)
            try member(&self, name)
            switch next() {
            case 0x2C: position += 1
            case 0x7D:
                position += 1
                return
            default: throw damage
            }
        }
    }

    package mutating func array(_ element: (inout JSONScanner) throws(JSONError) -> Void) throws(JSONError) {
        try expect(0x5B)
        if next() == 0x5D {
            position += 1
            return
        }
        while true {
            try element(&self)
            switch next() {
            case 0x2C: position += 1
            case 0x5D:
                position += 1
                return
            default: throw damage
            }
        }
    }

    /// A string, whose opening quote is next.
    mutating func text() throws(JSONError) -> Text {
        try expect(0x22)
        let start = position
        var index = start
        var isEscaped = false
        var hash = Hash()
        let count = bytes.count
        while index < count {
            let byte = bytes[index]
            if byte == 0x22 {
                position = index + 1
                return Text(range: start..<index, isEscaped: isEscaped, hash: hash.value)
            }
            if byte == 0x5C {
                isEscaped = true
                index += 1
            }
            hash.combine(byte)
            index += 1
        }
        throw damage
    }

    package func string(_ text: Text) -> String {
        guard text.isEscaped else { return String(decoding: bytes[text.range], as: UTF8.self) }
        var units: [UInt16] = []
        var plain: [UInt8] = []
        var result = ""
        func flush() {
            if !units.isEmpty { result += String(decoding: units, as: UTF16.self) }
            if !plain.isEmpty { result += String(decoding: plain, as: UTF8.self) }
            units = []
            plain = []
        }
        var index = text.range.lowerBound
        while index < text.range.upperBound {
            let byte = bytes[index]
            index += 1
            guard byte == 0x5C, index < text.range.upperBound else {
                if !units.isEmpty { flush() }
                plain.append(byte)
                continue
            }
            let escape = bytes[index]
            index += 1
            if escape == 0x75 {
                if !plain.isEmpty { flush() }
                let digits = bytes[index..<min(index + 4, text.range.upperBound)]
                units.append(UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD)
                index += digits.count
            } else {
                if !units.isEmpty { flush() }
                plain.append([0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x62: 0x08, 0x66: 0x0C][escape] ?? escape)
            }
        }
        flush()
        return result
    }

    /// A string as the value; nil for any other.
    package mutating func stringValue() throws(JSONError) -> String? {
        guard next() == 0x22 else {
            try skip()
            return nil
        }
        return string(try text())
    }

    /// A number as the value; nil for any other.
    package mutating func number() throws(JSONError) -> Double? {
        _ = next()
        let start = position
        try skip()
        return Double(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// Any value.
    package mutating func skip() throws(JSONError) {
        var depth = 0
        repeat {
            switch next() {
            case 0x22: _ = try text()
            case 0x7B, 0x5B:
                depth += 1
                position += 1
                guard depth <= Self.mostDepth else { throw damage }
                continue
            case 0x7D, 0x5D:
                depth -= 1
                position += 1
                guard depth >= 0 else { throw damage }
            case 0x2C, 0x3A:
                guard depth > 0 else { throw damage }
                position += 1
                continue
            case 0: throw damage
            default:
                // A number, true, false or null.
                while position < bytes.count, bytes[position] > 0x20, !Self.ends(bytes[position]) { position += 1 }
            }
        } while depth > 0
    }

    private static func ends(_ byte: UInt8) -> Bool {
        byte == 0x2C || byte == 0x7D || byte == 0x5D || byte == 0x3A || byte == 0x22 || byte == 0x7B || byte == 0x5B
    }

    /// - Throws: where something follows.
    mutating func end() throws(JSONError) {
        guard next() == 0, position == bytes.count else { throw damage }
    }
}
