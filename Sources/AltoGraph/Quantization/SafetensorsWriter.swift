internal import Foundation

/// Memory that is filled once and then only read.
@safe final class WritableBlock: @unchecked Sendable {
    // Written before it is handed to any graph, read-only afterwards.
    let bytes: UnsafeMutableRawBufferPointer
    /// Keeps the memory where it belongs to something else.
    private let owner: AnyObject?

    init(byteCount: Int) {
        unsafe bytes = .allocate(byteCount: max(1, byteCount), alignment: 64)
        owner = nil
    }

    init(_ bytes: UnsafeMutableRawBufferPointer, owner: AnyObject) {
        unsafe self.bytes = unsafe bytes
        self.owner = owner
    }

    deinit {
        if owner == nil { unsafe bytes.deallocate() }
    }
}

/// Writes a safetensors file whose tensors are made one after another, straight into the mapped file. Room for all is
/// taken at the beginning, so that a full disk is told by an error and not by a signal.
final class SafetensorsWriter {
    private let mapping: WritableMapping
    private let url: URL
    private let dataStart: Int
    private var next = 0
    private var header: [String] = []
    private var headerLength = 2

    /// - Parameters:
    ///   - room: bytes of the tensors, each padded to 64.
    ///   - entries: how many matrices there may be.
    init(at url: URL, room: Int, entries: Int) throws(CheckpointError) {
        // A name of at most 512 bytes twice, and about 90 bytes for the rest of an entry.
        dataStart = Self.aligned(8 + (entries + 1) * 2 * (WeightFile.maximumName + 128))
        self.url = url
        mapping = try WritableMapping(url, count: dataStart + room + (entries + 1) * 4 * 64)
    }

    static func aligned(_ count: Int) -> Int { (count + 63) / 64 * 64 }

    /// Room for tensors that lie behind one another, the first aligned, the others aligned where the format's rule
    /// against holes allows it: padding counts as a tensor of its own.
    ///
    /// - Returns: nil when there is no room.
    func allocate(_ tensors: [(name: String, type: DataType, shape: Shape)]) -> WritableBlock? {
        let start = next
        var reached = next
        var lines: [String] = []
        for (name, type, shape) in tensors {
            guard let count = shape.count, let quoted = Self.quoted(name) else { return nil }
            let end = reached + count * type.size
            lines.append(Self.entry(quoted, type, shape, reached, end))
            let padded = Self.aligned(end)
            if padded > end {
                lines.append(Self.entry("\"pad.\(end)\"", .uint8, [padded - end], end, padded))
            }
            reached = padded
        }
        let length = lines.reduce(headerLength) { $0 + $1.utf8.count + 1 }
        guard dataStart + reached <= mapping.count, 8 + length <= dataStart else { return nil }
        header += lines
        headerLength = length
        next = reached
        return unsafe WritableBlock(
            UnsafeMutableRawBufferPointer(rebasing: mapping.bytes[dataStart + start..<dataStart + reached]),
            owner: mapping)
    }

    /// Gives the file its header and its name. If that fails, there is no file; the tensors stay usable.
    func finish(as entry: URL) {
        let text = "{" + header.joined(separator: ",") + "}"
        let padded =
            Array(text.utf8) + Array(repeating: UInt8(ascii: " "), count: max(0, dataStart - 8 - text.utf8.count))
        unsafe mapping.bytes.storeBytes(of: UInt64(dataStart - 8).littleEndian, as: UInt64.self)
        unsafe UnsafeMutableRawBufferPointer(rebasing: mapping.bytes[8..<dataStart]).copyBytes(from: padded)
        guard mapping.save(truncatedTo: dataStart + next) else { return }
        _ = unsafe rename(url.path, entry.path)
    }

    var pages: any ReleasablePages { mapping }

    deinit {
        // After `finish` there is nothing of that name any more.
        _ = unsafe unlink(url.path)
    }

    private static func quoted(_ name: String) -> String? {
        guard name.utf8.count <= WeightFile.maximumName,
            let data = try? JSONSerialization.data(withJSONObject: name, options: .fragmentsAllowed)
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    private static func entry(_ quoted: String, _ type: DataType, _ shape: Shape, _ begin: Int, _ end: Int) -> String {
        let dimensions = shape.dimensions.map(String.init).joined(separator: ",")
        return
            "\(quoted):{\"dtype\":\"\(type.safetensorsName)\",\"shape\":[\(dimensions)],\"data_offsets\":[\(begin),\(end)]}"
    }
}

/// A new file of a given size, mapped for writing.
@safe private final class WritableMapping: ReleasablePages, @unchecked Sendable {
    // Parts of it are written by one thread each, before any other reads them.
    let bytes: UnsafeMutableRawBufferPointer
    let count: Int
    private let descriptor: Int32

    init(_ url: URL, count: Int) throws(CheckpointError) {
        let name = shown(url.lastPathComponent)
        let file = unsafe open(url.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw .unreadable(file: name, reason: "it cannot be made") }
        guard posix_fallocate(file, 0, count) == 0,
            let start = unsafe mmap(nil, count, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0), unsafe start != MAP_FAILED
        else {
            close(file)
            _ = unsafe unlink(url.path)
            throw .unreadable(file: name, reason: "the disk is full")
        }
        descriptor = file
        self.count = count
        unsafe bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
    }

    /// Writes everything to the disk and cuts the file off behind what is used.
    func save(truncatedTo length: Int) -> Bool {
        unsafe msync(bytes.baseAddress, count, MS_SYNC) == 0 && ftruncate(descriptor, off_t(length)) == 0
            && fsync(descriptor) == 0
    }

    func release() { unsafe madvise(bytes.baseAddress, count, Int32(MADV_DONTNEED)) }

    deinit {
        unsafe munmap(bytes.baseAddress, count)
        close(descriptor)
    }
}
