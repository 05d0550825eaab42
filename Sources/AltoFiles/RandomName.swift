/// Names and secrets that nobody gives twice, from the system's generator.
package enum RandomName {
    /// 128 bits in 26 letters and digits: a name that is not guessed.
    package static func unguessable() -> String {
        (0..<2).map { _ in
            let digits = brief()
            return String(repeating: "0", count: 13 - digits.count) + digits
        }.joined()
    }

    /// 64 bits in up to 13 letters and digits: a name that no other has, but no secret.
    package static func brief() -> String { String(UInt64.random(in: .min ... .max), radix: 36) }

    /// Bytes for a secret.
    package static func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }
}
