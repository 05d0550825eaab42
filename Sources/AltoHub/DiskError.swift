import Alto
import Foundation

/// Why a file of the cache could not be read or written.
enum DiskError: Error, Hashable {
    case full
    case forbidden
    case absent
    case failed(CInt)

    /// The reason that the last call into the C library left behind.
    init(errno code: CInt) {
        self =
            switch code {
            case ENOSPC, EDQUOT: .full
            case EACCES, EPERM, EROFS: .forbidden
            case ENOENT: .absent
            default: .failed(code)
            }
    }

    /// What FileManager throws wraps such a code.
    init(_ error: any Error) {
        if let error = error as? DiskError {
            self = error
            return
        }
        switch error as? CocoaError {
        case .some(let error) where error.code == .fileWriteOutOfSpace: self = .full
        case .some(let error) where [.fileReadNoPermission, .fileWriteNoPermission].contains(error.code):
            self = .forbidden
        case .some(let error) where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code): self = .absent
        case .some(let error): self = (error.underlying as? POSIXError).map { Self(errno: $0.code.rawValue) } ?? .failed(0)
        case nil: self = (error as? POSIXError).map { Self(errno: $0.code.rawValue) } ?? .failed(0)
        }
    }

    var problem: Problem {
        switch self {
        case .full:
            Problem(
                .diskFull, "The disk that holds the models is full.",
                remedy: "Free some space, or set HF_HUB_CACHE to a folder on another disk.")
        case .forbidden:
            Problem(
                .diskFailed, "The folder that holds the models cannot be written or read by this user.",
                remedy: "Change its owner, or set HF_HUB_CACHE to another folder.")
        case .absent: Problem(.diskFailed, "A file vanished from the folder that holds the models.", remedy: "Try again.")
        case .failed(let code):
            Problem(.diskFailed, "The disk that holds the models failed (error \(code)).", remedy: "Check the disk.")
        }
    }
}
