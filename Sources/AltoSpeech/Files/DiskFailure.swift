import Alto

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the system said when a file could not be written, as a person needs to hear it.
struct DiskFailure: Error {
    /// errno.
    let number: Int32
    let path: String

    var problem: Problem {
        let name = NearNames.quotable(path)
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            return Problem(
                .diskFull, "The disk is full, so “\(name)” was not written.", remedy: "Free some space and try again.")
        case EACCES, EPERM, EROFS:
            return Problem(
                .diskFailed, "“\(name)” may not be written there.", remedy: "Choose a folder that you may write to.")
        case ENOENT, ENOTDIR:
            return Problem(
                .diskFailed, "The folder for “\(name)” does not exist.", remedy: "Make the folder first, or choose another.")
        case EISDIR:
            return Problem(.diskFailed, "“\(name)” is a folder.", remedy: "Give the name of a file.")
        case ENAMETOOLONG:
            return Problem(.diskFailed, "The name “\(name)” is too long.", remedy: "Choose a shorter one.")
        default:
            return Problem(.diskFailed, "“\(name)” could not be written (\(unsafe String(cString: strerror(number)))).")
        }
    }
}
