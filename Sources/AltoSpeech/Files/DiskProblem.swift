import Alto
import AltoFiles
import Foundation

extension DiskError {
    /// What the system said when a sound or its words could not be written, as a person needs to hear it.
    func problem(writing path: String) -> Problem {
        let name = NameSuggestions.quotable(path)
        switch self {
        case .full, .failed(EFBIG):
            return Problem(
                .diskFull, "The disk is full, so “\(name)” was not written.", remedy: "Free some space and try again.")
        case .forbidden:
            return Problem(
                .diskFailed, "“\(name)” may not be written there.", remedy: "Choose a folder that you may write to.")
        case .absent, .failed(ENOTDIR):
            return Problem(
                .diskFailed, "The folder for “\(name)” does not exist.",
                remedy: "Make the folder first, or choose another.")
        case .failed(EISDIR):
            return Problem(.diskFailed, "“\(name)” is a folder.", remedy: "Give the name of a file.")
        case .failed(ENAMETOOLONG):
            return Problem(.diskFailed, "The name “\(name)” is too long.", remedy: "Choose a shorter one.")
        case .failed(let number):
            return Problem(.diskFailed, "“\(name)” could not be written (\(unsafe String(cString: strerror(number)))).")
        }
    }
}
