import Testing

/// One implementation of a protocol of the store, as the tests of the protocol's contract are given it. A new
/// implementation is one more in the contract's list.
///
/// Opening the same place twice is what two processes do.
struct Implementation<Opening: Sendable>: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let open: Opening

    init(_ name: String, open: Opening) {
        testDescription = name
        self.open = open
    }
}
