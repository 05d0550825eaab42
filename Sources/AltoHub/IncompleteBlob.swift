import Alto
import AltoFiles
import Foundation
import NIOCore

/// The file in which one blob grows, `blobs/<hash>.incomplete`, hashed while it is written. Nobody sees it as a
/// part of a model before its hash is right.
actor IncompleteBlob {
    private let file: HubFile
    private let path: String
    private let writing: @Sendable (OpenFile, borrowing Span<UInt8>) throws(DiskError) -> Void
    private var open: OpenFile?
    private var hasher: BlobHasher
    /// Bytes that are there.
    private(set) var position: Int64 = 0

    private let executor = BlockingExecutor(label: "hub.blob")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - blob: where the whole blob will be.
    ///   - writing: how bytes come to the disk; tests let the disk fill up.
    init(
        _ file: HubFile, for blob: String,
        writing: @escaping @Sendable (OpenFile, borrowing Span<UInt8>) throws(DiskError) -> Void = IncompleteBlob.write
    ) {
        self.file = file
        path = Self.path(for: blob)
        hasher = BlobHasher(for: file.hash, size: file.size)
        self.writing = writing
    }

    static func path(for blob: String) -> String { "\(blob).incomplete" }

    @Sendable private static func write(_ file: OpenFile, _ bytes: borrowing Span<UInt8>) throws(DiskError) {
        try file.write(bytes)
    }

    /// Takes up what an earlier download left.
    ///
    /// - Returns: how many bytes are there already.
    func resume() throws -> Int64 {
        let open = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW)
        self.open = open
        while case let piece = try open.read(upTo: 1 << 20), !piece.isEmpty {
            hasher.update(piece.span)
            position += Int64(piece.count)
            if position > file.size {
                try restart()
                break
            }
        }
        try Self.checkSpace(for: file.size - position, at: path)
        return position
    }

    /// Forgets all bytes.
    func restart() throws {
        try open?.truncate(to: 0)
        hasher = BlobHasher(for: file.hash, size: file.size)
        position = 0
    }

    /// - Throws: `sizeWrong` before more is written than the hub announced.
    func append(_ bytes: ByteBuffer) throws {
        guard let open else { return }
        let count = Int64(bytes.readableBytes)
        guard count <= file.size - position else {
            try discard()
            throw HubError.sizeWrong(file.name)
        }
        let span = bytes.readableBytesUInt8Span
        do {
            try writing(open, span)
        } catch {
            // A part of the piece may be there; what is kept must be what was hashed.
            try? open.truncate(to: position)
            throw error
        }
        hasher.update(span)
        position += count
    }

    /// Makes the blob visible, if it is what the hub describes.
    ///
    /// - Returns: false, and no byte is kept, when the hash is another.
    func publish(as blob: String) throws -> Bool {
        guard position == file.size, hasher.matches(file.hash) else {
            try restart()
            return false
        }
        try open?.synchronise()
        guard unsafe rename(path, blob) == 0 else { throw DiskError(errno: errno) }
        OpenFile.synchronise(folder: URL(filePath: blob).deletingLastPathComponent().path)
        open = nil
        return true
    }

    /// Removes the file.
    func discard() throws {
        open = nil
        unsafe unlink(path)
    }

    /// A disk that is too small is found before it is filled.
    private static func checkSpace(for size: Int64, at path: String) throws(DiskError) {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { return }
        let (free, isHuge) = UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        if !isHuge && free < UInt64(max(0, size)) { throw DiskError.full }
    }
}
