import AltoFiles
import Foundation
import Testing

@Suite struct DiskErrorTests {
    @Test func `what the system says is sorted`() {
        #expect([ENOSPC, EDQUOT].allSatisfy { DiskError(errno: $0) == .full })
        #expect([EACCES, EPERM, EROFS].allSatisfy { DiskError(errno: $0) == .forbidden })
        #expect(DiskError(errno: ENOENT) == .absent && DiskError(errno: EIO) == .failed(EIO))
    }

    @Test func `what Foundation says is sorted, too`() {
        #expect(throws: DiskError.absent) {
            do { _ = try Data(contentsOf: URL(filePath: "/nowhere/at-all")) } catch { throw DiskError(error) }
        }
        #expect(DiskError(POSIXError(.ENOSPC)) == .full)
    }

    @Test(.enabled(if: unsafe access("/dev/full", W_OK) == 0))
    func `a full disk is told when bytes are written`() throws {
        let file = try OpenFile("/dev/full", O_WRONLY)
        #expect(throws: DiskError.full) { try file.write([1, 2, 3].span) }
    }
}
