internal import COpenVINO

/// Why a graph could not be built, compiled or run. These are defects of a model's definition or of the machine, not of
/// a checkpoint (see `CheckpointError`).
package enum GraphError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The runtime refused: what was asked of it, and its reason.
    case runtime(String, reason: String)
    /// An input or output of a compiled model that does not exist or is of another type or shape.
    case port(String, reason: String)

    package var description: String {
        switch self {
        case .runtime(let what, let reason): "\(what): \(reason)"
        case .port(let name, let reason): "\(name): \(reason)"
        }
    }
}

/// Turns a shim's result into an error.
func check(_ result: alto_ov_result, _ what: @autoclosure () -> String) throws(GraphError) {
    guard let reason = unsafe result.reason else { return }
    let text = unsafe String(cString: reason)
    unsafe alto_ov_free_text(reason)
    throw .runtime(what(), reason: text)
}

/// A text that the shim allocated, taken over.
func taken(_ text: UnsafeMutablePointer<CChar>?) -> String {
    guard let text = unsafe text else { return "" }
    defer { unsafe alto_ov_free_text(text) }
    return unsafe String(cString: text)
}
