import Foundation

/// Why a file could not be read or written. What a person is told of it, each room says in its own words: they know
/// what the file was for.
package enum DiskError: Error, Hashable {
    case full
    case forbidden
    case absent
    case failed(CInt)

    /// The reason that the last call into the C library left behind.
    package init(errno code: CInt) {
        self =
            switch code {
            case ENOSPC, EDQUOT: .full
            case EACCES, EPERM, EROFS: .forbidden
            case ENOENT: .absent
            default: .failed(code)
            }
    }

    /// What FileManager throws wraps such a code.
    package init(_ error: any Error) {
        if let error = error as? DiskError {
            self = error
            return
        }
        switch error as? CocoaError {
        case .some(let error) where error.code == .fileWriteOutOfSpace: self = .full
        case .some(let error) where [.fileReadNoPermission, .fileWriteNoPermission].contains(error.code):
            self = .forbidden
        case .some(let error) where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code): self = .absent
        case .some(let error):
            self = (error.underlying as? POSIXError).map { Self(errno: $0.code.rawValue) } ?? .failed(0)
        case nil: self = (error as? POSIXError).map { Self(errno: $0.code.rawValue) } ?? .failed(0)
        }
    }
}
