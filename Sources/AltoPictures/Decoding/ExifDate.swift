import Alto

extension CaptureDate {
    /// Reads DateTimeOriginal out of an Exif block (Exif 2.32, section 4.6): a TIFF structure, with or without the
    /// letters "Exif" in front. A TIFF file is such a structure itself.
    init?(exif: [UInt8]) {
        let bytes = exif.starts(with: Array("Exif\0\0".utf8)) ? Array(exif.dropFirst(6)) : exif
        guard let tiff = TIFFStructure(bytes), let first = tiff.firstDirectory,
            let pointer = tiff.entry(0x8769, in: first), let directory = tiff.number(pointer),
            let entry = tiff.entry(0x9003, in: directory), let text = tiff.text(entry)
        else { return nil }
        // "2026:11:20 09:30:00"
        let fields = text.prefix(10).split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard fields.count == 3, let year = fields[0], let month = fields[1], let day = fields[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

/// The directories of a TIFF structure (TIFF 6.0, section 2); nothing in it is trusted.
struct TIFFStructure {
    struct Entry {
        let type: Int
        let count: Int
        /// Where the entry's own four bytes lie, which hold its value or the offset of it.
        let valueOffset: Int
    }

    private let reader: ByteReader
    private let isBigEndian: Bool

    /// - Returns: nil for anything else, and for BigTIFF.
    init?(_ bytes: [UInt8]) {
        reader = ByteReader(bytes)
        if bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            isBigEndian = true
        } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) {
            isBigEndian = false
        } else {
            return nil
        }
    }

    var firstDirectory: Int? { long(4) }

    /// The numbers, from 0, of those directories that are pages: others hold previews and smaller copies of them.
    ///
    /// - Returns: nil where the directories are more than anybody looks at, or lead in a circle.
    var pages: [Int]? {
        var pages: [Int] = []
        var seen: Set<Int> = []
        var next = firstDirectory
        while let directory = next, directory != 0 {
            guard seen.insert(directory).inserted, seen.count <= 10_000 else { return nil }
            let isCopy = entry(254, in: directory).flatMap(number).map { $0 & 1 == 1 } ?? false
            if !isCopy { pages.append(seen.count - 1) }
            next = short(directory).flatMap { long(directory + 2 + 12 * $0) }
        }
        return pages
    }

    func entry(_ tag: Int, in directory: Int) -> Entry? {
        guard let count = short(directory) else { return nil }
        for index in 0..<count {
            let start = directory + 2 + 12 * index
            guard let found = short(start) else { return nil }
            guard found == tag else { continue }
            guard let type = short(start + 2), let count = long(start + 4) else { return nil }
            return Entry(type: type, count: count, valueOffset: start + 8)
        }
        return nil
    }

    /// The first value of a SHORT or LONG.
    func number(_ entry: Entry) -> Int? {
        entry.type == 3 ? short(entry.valueOffset) : long(entry.valueOffset)
    }

    /// All values of a SHORT or LONG, at most `limit`.
    func numbers(_ entry: Entry, limit: Int) -> [Int]? {
        let size = entry.type == 3 ? 2 : 4
        guard entry.count <= limit else { return nil }
        guard let start = entry.count * size <= 4 ? entry.valueOffset : long(entry.valueOffset) else { return nil }
        var values: [Int] = []
        for index in 0..<entry.count {
            guard let value = size == 2 ? short(start + 2 * index) : long(start + 4 * index) else { return nil }
            values.append(value)
        }
        return values
    }

    func text(_ entry: Entry) -> String? {
        guard entry.type == 2, entry.count > 4, entry.count < 1000, let start = long(entry.valueOffset),
            let bytes = reader.slice(start, entry.count)
        else { return nil }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func short(_ offset: Int) -> Int? { isBigEndian ? reader.big16(offset) : reader.little16(offset) }
    private func long(_ offset: Int) -> Int? { isBigEndian ? reader.big32(offset) : reader.little32(offset) }
}
