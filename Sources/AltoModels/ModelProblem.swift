package import Alto
package import AltoGraph

// What goes wrong with a model, as one sentence for people.
extension Problem {
    /// Any error that loading or running a model ends with.
    package init(ofModel error: any Error) {
        switch error {
        case let error as ModelFileError: self.init(model: error)
        case let error as CheckpointError: self.init(model: error)
        case let error as GraphError: self.init(model: error)
        default: self.init(wrapping: error)
        }
    }

    package init(model error: ModelFileError) {
        if case .unreadable(let file) = error {
            self.init(.modelMissing, "The model's \(file) is missing or cannot be read.")
        } else {
            self.init(.modelInvalid, error.sentence)
        }
    }

    package init(model error: CheckpointError) {
        if case .unreadable(let file, let reason) = error {
            self.init(.modelMissing, "The model's \(file) cannot be read: \(reason).")
        } else {
            self.init(.modelInvalid, "The model's weights do not fit: \(error.description).")
        }
    }

    /// The first line of the runtime's reason; the others name places in its source.
    package init(model error: GraphError) {
        let line = error.description.split(separator: "\n").first.map(String.init) ?? ""
        self.init(.modelInvalid, "The model cannot be run: \(line.prefix(200)).")
    }
}
