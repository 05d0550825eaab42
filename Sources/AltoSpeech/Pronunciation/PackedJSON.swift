import AltoJSON
import AltoModels
import CGzip

extension JSONIndex {
    /// What a packed file may hold.
    private static let limit = 32 << 20

    /// The index of an object in a gzip file.
    ///
    /// - Parameters:
    ///   - nested: members that are objects or lists of strings themselves, and in which is searched too.
    /// - Throws: `ModelFileError`.
    convenience init(packed file: ModelFile, nested: Set<String> = []) throws(ModelFileError) {
        let bytes = try Self.unpacked(file)
        do throws(JSONError) {
            try self.init(bytes, nested: nested)
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
}
