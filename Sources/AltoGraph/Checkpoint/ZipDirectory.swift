/// Where the members of a zip archive lie (PKWARE's APPNOTE 6.3). Only members that are stored as they are, without
/// compression or encryption, because that is how PyTorch writes tensors; so nothing is ever unpacked.
struct ZipDirectory {
    /// Offset and length of each member's bytes in the file.
    let members: [String: (offset: Int, length: Int)]

    private static let maximumMembers = 100_000

    /// Whether a file begins as zip archives do.
    static func opens(_ file: MappedFile) -> Bool {
        file.number(at: 0, bytes: 4) == 0x0403_4B50
    }

    init(_ file: MappedFile) throws(CheckpointError) {
        func malformed(_ reason: String) -> CheckpointError { .malformed(file: file.name, reason: reason) }

        // The end record is the last thing in the file, behind it at most a comment of 65,535 bytes.
        let last = file.count - 22
        guard last >= 0,
            let end = stride(from: last, through: max(0, last - 65_535), by: -1).first(where: {
                file.number(at: $0, bytes: 4) == 0x0605_4B50
                    && file.number(at: $0 + 20, bytes: 2) == file.count - $0 - 22
            })
        else { throw malformed("its table of contents is missing") }

        var count = file.number(at: end + 10, bytes: 2) ?? 0
        var start = file.number(at: end + 16, bytes: 4) ?? 0
        if file.number(at: end - 20, bytes: 4) == 0x0706_4B50 {
            // Zip64: a locator before the end record points to a longer one.
            guard let offset = file.number(at: end - 12, bytes: 8), file.number(at: offset, bytes: 4) == 0x0606_4B50,
                let longCount = file.number(at: offset + 32, bytes: 8),
                let longStart = file.number(at: offset + 48, bytes: 8)
            else { throw malformed("its table of contents is damaged") }
            (count, start) = (longCount, longStart)
        }
        guard count <= Self.maximumMembers else { throw malformed("it holds too many members") }

        var members: [String: (offset: Int, length: Int)] = [:]
        var offset = start
        for _ in 0..<count {
            guard let entry = Self.entry(file, offset) else { throw malformed("its table of contents is damaged") }
            guard entry.isStored else { throw malformed("the member \(shown(entry.name)) is compressed or encrypted") }
            guard let data = Self.data(file, entry) else {
                throw malformed("the member \(shown(entry.name)) lies outside the file")
            }
            guard members.updateValue(data, forKey: entry.name) == nil else {
                throw malformed("the member \(shown(entry.name)) is there twice")
            }
            offset = entry.next
        }
        self.members = members
    }

    private struct Entry {
        var name: String
        var isStored: Bool
        var length: Int
        var local: Int
        var next: Int
    }

    /// One entry of the central directory.
    private static func entry(_ file: MappedFile, _ offset: Int) -> Entry? {
        guard file.number(at: offset, bytes: 4) == 0x0201_4B50,
            let flags = file.number(at: offset + 8, bytes: 2), let method = file.number(at: offset + 10, bytes: 2),
            let packed = file.number(at: offset + 20, bytes: 4), var length = file.number(at: offset + 24, bytes: 4),
            let nameLength = file.number(at: offset + 28, bytes: 2),
            let extraLength = file.number(at: offset + 30, bytes: 2),
            let commentLength = file.number(at: offset + 32, bytes: 2),
            var local = file.number(at: offset + 42, bytes: 4),
            nameLength <= 1024, let nameBytes = unsafe file.region(offset + 46, nameLength),
            let name = unsafe String(validating: nameBytes, as: UTF8.self)
        else { return nil }
        var packedLength = packed
        // Zip64: what does not fit in 32 bits stands in an extra field, in this order.
        var field = offset + 46 + nameLength
        let extraEnd = field + extraLength
        while field + 4 <= extraEnd, let kind = file.number(at: field, bytes: 2),
            let size = file.number(at: field + 2, bytes: 2)
        {
            if kind == 1 {
                var value = field + 4
                func next() -> Int? {
                    defer { value += 8 }
                    return value + 8 <= field + 4 + size ? file.number(at: value, bytes: 8) : nil
                }
                if length == 0xFFFF_FFFF {
                    guard let long = next() else { return nil }
                    length = long
                }
                if packedLength == 0xFFFF_FFFF {
                    guard let long = next() else { return nil }
                    packedLength = long
                }
                if local == 0xFFFF_FFFF {
                    guard let long = next() else { return nil }
                    local = long
                }
            }
            field += 4 + size
        }
        return Entry(
            name: name, isStored: method == 0 && flags & 1 == 0 && packedLength == length, length: length, local: local,
            next: extraEnd + commentLength)
    }

    /// The member's bytes lie behind its local header, whose lengths may differ from the directory's.
    private static func data(_ file: MappedFile, _ entry: Entry) -> (offset: Int, length: Int)? {
        guard file.number(at: entry.local, bytes: 4) == 0x0403_4B50,
            let nameLength = file.number(at: entry.local + 26, bytes: 2),
            let extraLength = file.number(at: entry.local + 28, bytes: 2)
        else { return nil }
        let offset = entry.local + 30 + nameLength + extraLength
        return unsafe file.region(offset, entry.length) == nil ? nil : (offset, entry.length)
    }
}

extension MappedFile {
    /// A little-endian number of at most 8 bytes.
    ///
    /// - Returns: nil outside the file, or where the number is larger than half of what Int holds: no size or offset is,
    ///   and sums of two of them cannot overflow then.
    func number(at offset: Int, bytes count: Int) -> Int? {
        guard let region = unsafe region(offset, count) else { return nil }
        let number = unsafe region.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return number < 1 << 61 ? Int(number) : nil
    }
}
