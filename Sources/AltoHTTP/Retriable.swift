/// An error that may be gone at the next try.
package protocol Retriable: Error {
    var isWorthAnotherTry: Bool { get }
    /// Seconds that the other side asks to wait, if it does.
    var wantedPause: Double? { get }
}
