import AltoGraph

/// What the inputs and outputs of decoders' graphs are called, and of those that make what they look at.
package enum DecoderIO {
    package static let tokens = "tokens"
    package static let positions = "positions"
    package static let mask = "mask"
    /// For each row, which row of the batch before it continues.
    package static let parents = "parents"
    package static let logits = "logits"
    package static func keys(_ layer: Int, _ kind: Kind) -> String { "\(kind.rawValue).keys.\(layer)" }
    package static func values(_ layer: Int, _ kind: Kind) -> String { "\(kind.rawValue).values.\(layer)" }
    package static func state(_ index: Int) -> String { "state.\(index)" }

    package enum Kind: String {
        case cross, present
    }
}

extension InferenceRequest {
    /// A text as the only row, from the first position on.
    func set(tokens: [Int]) throws(GraphError) {
        try set(DecoderIO.tokens, Tensor(tokens.map(Int64.init), [1, tokens.count]))
        try set(DecoderIO.positions, Tensor((0..<Int64(tokens.count)).map(\.self), [tokens.count]))
    }
}
