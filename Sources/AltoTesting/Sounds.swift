import Foundation

/// Sounds made by tests, as files.
package enum Sounds {
    /// A WAV file: 0.3 s of a tone at 8 kHz, 8 bits.
    package static let tone = tone(seconds: 0.3)

    /// A tone of some length, as the one above.
    package static func tone(seconds: Double) -> [UInt8] {
        let samples = (0..<Int(8_000 * seconds)).map { UInt8(128 + 60 * sin(Double($0) * 0.35)) }
        let format = word(1, 2) + word(1, 2) + word(8_000, 4) + word(8_000, 4) + word(1, 2) + word(8, 2)
        let body = Array("WAVEfmt ".utf8) + word(16, 4) + format + Array("data".utf8) + word(samples.count, 4) + samples
        return Array("RIFF".utf8) + word(body.count, 4) + body
    }

    private static func word(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
