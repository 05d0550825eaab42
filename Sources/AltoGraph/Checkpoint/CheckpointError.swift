internal import AltoJSON

/// What is wrong with a checkpoint. Each names the file or the tensor's path in it; all are the checkpoint's fault.
package enum CheckpointError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file cannot be opened or read.
    case unreadable(file: String, reason: String)
    /// The file breaks the rules of its format.
    case malformed(file: String, reason: String)
    /// A pickle wants something that is not a tensor. Nothing of it was run.
    case forbidden(file: String, what: String)
    case missing(path: String)
    case misshapen(path: String, expected: Shape, found: Shape)
    case wrongType(path: String, found: String)
    /// Tensors that no part of the model asked for.
    case unused(paths: [String], count: Int)
    /// The same tensor in two files.
    case duplicate(path: String)

    package var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
        case .malformed(let file, let reason): "\(file) is damaged: \(reason)"
        case .forbidden(let file, let what): "\(file) is refused: it wants to run \(what)"
        case .missing(let path): "the tensor \(path) is missing"
        case .misshapen(let path, let expected, let found):
            "the tensor \(path) has the shape \(found) instead of \(expected)"
        case .wrongType(let path, let found): "the tensor \(path) has elements of type \(found)"
        case .unused(let paths, let count):
            "\(count) tensors are not part of this model, the first: \(paths.joined(separator: ", "))"
        case .duplicate(let path): "the tensor \(path) is there twice"
        }
    }
}

/// A name from a file, fit for a message: without control characters, at most 120 characters long.
func shown(_ text: some StringProtocol) -> String {
    JSONError.shown(text)
}
