import AltoFiles
import Crypto
import Foundation

/// What a blob of the cache is called, and what its bytes must hash to.
enum BlobHash: Hashable, Sendable {
    /// Large files (git LFS): the SHA-256 of the bytes.
    case sha256(String)
    /// All other files: the SHA-1 that git gives them, over `blob <size>`, a zero byte and the bytes.
    case gitBlob(String)

    /// Reads an ETag, or the name of a blob.
    ///
    /// - Returns: nil for anything but 64 or 40 hexadecimal digits, so that no ETag can be a path.
    init?(etag: String) {
        let weakless = etag.hasPrefix("W/") ? etag.dropFirst(2) : etag[...]
        let name =
            weakless.count > 1 && weakless.hasPrefix("\"") && weakless.hasSuffix("\"")
            ? weakless.dropFirst().dropLast() : weakless
        guard name.utf8.allSatisfy(\.isLowerHex) else { return nil }
        switch name.utf8.count {
        case 64: self = .sha256(String(name))
        case 40: self = .gitBlob(String(name))
        default: return nil
        }
    }

    /// The file in `blobs`.
    var name: String {
        switch self {
        case .sha256(let name), .gitBlob(let name): name
        }
    }

    /// Whether a file on the disk has this hash.
    func matches(file path: String) throws(DiskError) -> Bool {
        let file = try OpenFile(path, O_RDONLY)
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { throw DiskError(errno: errno) }
        var hasher = BlobHasher(for: self, size: Int64(facts.st_size))
        while case let piece = try file.read(upTo: 1 << 20), !piece.isEmpty { hasher.update(piece.span) }
        return hasher.matches(self)
    }
}

/// Hashes a blob while its bytes come in.
struct BlobHasher {
    private var sha256: SHA256?
    private var sha1: Insecure.SHA1?

    /// - Parameter size: of the whole blob; git's hash begins with it.
    init(for hash: BlobHash, size: Int64) {
        switch hash {
        case .sha256: sha256 = SHA256()
        case .gitBlob:
            var sha1 = Insecure.SHA1()
            sha1.update(data: Data("blob \(size)\0".utf8))
            self.sha1 = sha1
        }
    }

    mutating func update(_ bytes: borrowing Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe sha256?.update(bufferPointer: buffer)
            unsafe sha1?.update(bufferPointer: buffer)
        }
    }

    func matches(_ hash: BlobHash) -> Bool {
        switch hash {
        case .sha256(let name): sha256.map { $0.finalize().hexadecimal == name } ?? false
        case .gitBlob(let name): sha1.map { $0.finalize().hexadecimal == name } ?? false
        }
    }
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        let digits = Array("0123456789abcdef")
        return reduce(into: "") { text, byte in
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
    }
}
