import Alto
import CFaces

/// Why the C side could not do its work.
enum FaceFailure: Error, Hashable {
    case modelMissing
    case modelInvalid
    case outOfMemory
    case other

    init(_ status: alto_faces_status) {
        self =
            switch status {
            case ALTO_FACES_MISSING: .modelMissing
            case ALTO_FACES_INVALID: .modelInvalid
            case ALTO_FACES_NO_MEMORY: .outOfMemory
            default: .other
            }
    }

    var problem: Problem {
        let remedy = "Put it right with scripts/setup in the checkout, then scripts/install where Alto was installed."
        return switch self {
        case .modelMissing:
            Problem(.modelMissing, "The models that tell people apart are not installed.", remedy: remedy)
        case .modelInvalid:
            Problem(.modelInvalid, "A model that tells people apart is damaged.", remedy: remedy)
        case .outOfMemory: Problem(.internalError, "There is not enough memory to look for faces.")
        case .other: Problem(.internalError, "Looking for faces failed.")
        }
    }
}
