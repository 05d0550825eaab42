import Foundation

/// The functions of the C library that signal processing needs.
enum Trigonometry {
    static func sine(_ angle: Double) -> Double { sin(angle) }
    static func cosine(_ angle: Double) -> Double { cos(angle) }
    static func tangent(_ angle: Double) -> Double { tan(angle) }
}

/// Levels as ratios of amplitude.
enum Decibel {
    static func amplitude(_ decibel: Double) -> Double { pow(10, decibel / 20) }
    static func power(_ decibel: Double) -> Double { pow(10, decibel / 10) }
    static func ofPower(_ power: Double) -> Double { 10 * log10(power) }
}
