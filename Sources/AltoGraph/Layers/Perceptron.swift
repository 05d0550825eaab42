/// Two linear layers with an activation between them (the MLP or feed-forward part of a transformer).
package struct Perceptron {
    private let widen: Linear
    private let narrow: Linear
    private let activation: Activation

    package init(widen: Linear, activation: Activation, narrow: Linear) {
        self.widen = widen
        self.activation = activation
        self.narrow = narrow
    }

    /// [..., width] to the same.
    package func callAsFunction(_ x: Node) -> Node {
        narrow(activation(widen(x)))
    }
}
