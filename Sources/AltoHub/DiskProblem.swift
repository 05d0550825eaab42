import Alto
import AltoFiles

extension DiskError {
    /// As it is told of the cache.
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
        case .absent:
            Problem(.diskFailed, "A file vanished from the folder that holds the models.", remedy: "Try again.")
        case .failed(let code):
            Problem(.diskFailed, "The disk that holds the models failed (error \(code)).", remedy: "Check the disk.")
        }
    }
}
