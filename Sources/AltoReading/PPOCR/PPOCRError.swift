import Alto
import AltoGraph

/// What is wrong with PP-OCR's files. A `Problem` at the edge of the room.
enum PPOCRError: Error, Hashable, Sendable {
    /// A model's inputs or outputs are not those of its kind.
    case shape(file: String, reason: String)
    case characters(reason: String)
    case tooLarge(file: String)
}

extension Problem {
    /// - Parameter file: the one that was being read or run.
    init(ofPPOCR error: any Error, file: String) {
        var file = file
        if case PPOCRError.characters = error { file = PPOCRFiles.characters }
        let reason =
            switch error {
            case PPOCRError.shape(_, let reason): reason
            case PPOCRError.characters(let reason): "the list of characters \(reason)"
            case PPOCRError.tooLarge: "it is too large"
            case is CheckpointError: "it cannot be read"
            case is GraphError: "it is no model of this kind"
            default: "it failed"
            }
        self.init(
            .modelInvalid,
            "The text network's file \(file) cannot be used (\(reason)), so text was read with Tesseract alone.",
            remedy: "Fetch it again with: scripts/setup")
    }
}
