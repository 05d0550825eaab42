/// The function between two linear layers, by the name that `config.json` gives it.
package enum Activation: String, Sendable, CaseIterable {
    /// x Φ(x), exactly (Hendrycks and Gimpel, 2016).
    case gelu
    /// The same with tanh in place of the error function.
    case tanhGELU
    /// x σ(1.702 x).
    case quickGELU
    case relu
    case silu
    case tanh

    package init?(configName: String) {
        switch configName {
        case "gelu", "gelu_python": self = .gelu
        case "gelu_new", "gelu_fast", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_accurate": self = .tanhGELU
        case "quick_gelu": self = .quickGELU
        case "relu": self = .relu
        case "silu", "swish": self = .silu
        case "tanh": self = .tanh
        default: return nil
        }
    }

    package func callAsFunction(_ x: Node) -> Node {
        switch self {
        case .gelu: .operation("Gelu", [x], ["approximation_mode": "ERF"])
        case .tanhGELU: .operation("Gelu", [x], ["approximation_mode": "TANH"])
        case .quickGELU: x * (x * 1.702).sigmoid()
        case .relu: x.relu()
        case .silu: .operation("Swish", [x])
        case .tanh: x.tanh()
        }
    }
}
