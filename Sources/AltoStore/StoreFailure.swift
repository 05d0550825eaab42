import Alto
import GRDB

/// What can go wrong with a database file.
enum StoreFailure: Error, Hashable {
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

    /// - Parameter thing: what is kept there, as people call it: "gallery of people".
    func problem(of databaseName: String) -> Problem {
        switch self {
        case .damaged:
            Problem(.storeFailed, "The \(databaseName) is damaged.", remedy: "Move its file away; a new one is made.")
        case .inUse:
            Problem(
                .storeFailed, "The \(databaseName) is in use by another program.",
                remedy: "Try again in a moment: until that succeeds, traces of what was removed may be left.")
        case .cannotOpen:
            Problem(
                .storeFailed, "The \(databaseName) cannot be opened.",
                remedy: "Check that its folder and file belong to you and can be written.")
        case .diskFull:
            Problem(.diskFull, "The disk is full: the \(databaseName) was not changed.", remedy: "Make room first.")
        case .newer: Problem(.storeFailed, "The \(databaseName) was made by a newer Alto.", remedy: "Update Alto.")
        case .other: Problem(.storeFailed, "The \(databaseName) could not be read or written.")
        }
    }

    /// Any error of a database as a problem.
    static func problem(_ error: any Error, of databaseName: String) -> Problem {
        switch error {
        case let failure as StoreFailure: failure.problem(of: databaseName)
        case let error as DatabaseError: StoreFailure(error).problem(of: databaseName)
        // A row that holds something else.
        case is DecodingError, is RowDecodingError: StoreFailure.damaged.problem(of: databaseName)
        default: Problem(wrapping: error)
        }
    }

    /// Runs the body and turns whatever it throws into a `Problem`.
    static func mapped<Value>(_ databaseName: String, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw problem(error, of: databaseName)
        }
    }
}
