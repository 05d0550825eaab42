import Alto
import GRDB

/// What can go wrong with the gallery's file.
enum GalleryFailure: Error, Hashable {
    case damaged
    case inUse
    case cannotOpen
    case diskFull
    case newer
    case other

    init(_ error: DatabaseError) {
        self =
            switch error.resultCode {
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_MISMATCH, .SQLITE_CONSTRAINT, .SQLITE_ERROR:
                .damaged
            case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .cannotOpen
            case .SQLITE_FULL: .diskFull
            default: .other
            }
    }

    var problem: Problem {
        switch self {
        case .damaged:
            Problem(
                .storeFailed, "The gallery of people is damaged.",
                remedy: "Move its file away, and enrol the people again.")
        case .inUse:
            Problem(
                .storeFailed, "The gallery of people is in use by another program.",
                remedy: "Try again in a moment: until that succeeds, traces of what was removed may be left.")
        case .cannotOpen:
            Problem(
                .storeFailed, "The gallery of people cannot be opened.",
                remedy: "Check that its folder and file belong to you and can be written.")
        case .diskFull:
            Problem(.diskFull, "The disk is full: the gallery of people was not changed.", remedy: "Make room first.")
        case .newer:
            Problem(.storeFailed, "The gallery of people was made by a newer Alto.", remedy: "Update Alto.")
        case .other: Problem(.storeFailed, "The gallery of people could not be read or written.")
        }
    }

    /// Runs the body and turns whatever it throws into a `Problem`.
    static func mapped<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let failure as GalleryFailure {
            throw failure.problem
        } catch let error as DatabaseError {
            throw GalleryFailure(error).problem
        } catch {
            throw Problem(wrapping: error)
        }
    }
}
