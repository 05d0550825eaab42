import Foundation

/// Digits and letters above and below the line, in circles, and fractions in one sign.
enum SmallDigits {
    static func isSmall(_ scalar: Unicode.Scalar) -> Bool { isAbove(scalar) || isBelow(scalar) }

    private static func isAbove(_ scalar: Unicode.Scalar) -> Bool {
        "²³¹".unicodeScalars.contains(scalar) || (0x2070...0x207F).contains(scalar.value)
    }

    private static func isBelow(_ scalar: Unicode.Scalar) -> Bool { (0x2080...0x209C).contains(scalar.value) }

    /// Whether two stand together as one.
    static func isAlike(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        (isAbove(one) && isAbove(other)) || (isBelow(one) && isBelow(other))
    }

    /// "subscript two", "squared", "to the power of minus three".
    static func words(for scalars: [Unicode.Scalar]) -> String {
        let plain = String(String.UnicodeScalarView(scalars)).precomposedStringWithCompatibilityMapping
        let digits = plain.drop { "-−+".contains($0) }
        let sign = plain.first.map { "-−".contains($0) ? "minus " : $0 == "+" ? "plus " : "" } ?? ""
        let said = sign + (EnglishNumbers().words(digits) ?? digits.map(String.init).joined(separator: " "))
        guard let first = scalars.first, isAbove(first) else { return "subscript \(said)" }
        switch plain {
        case "2": return "squared"
        case "3": return "cubed"
        // Above the line "1" only marks a note.
        case "1": return "superscript one"
        default: return "to the power of \(said)"
        }
    }

    /// "⅓", "①", "Ⅳ".
    static func number(_ scalar: Unicode.Scalar) -> String {
        let plain = String(scalar).precomposedStringWithCompatibilityMapping
        let numbers = EnglishNumbers()
        let parts = plain.split(separator: "⁄")
        if parts.count == 2, let above = Int(parts[0]), let below = Int(parts[1]) {
            return numbers.fraction(above, below) ?? "\(numbers.cardinal(above)) over \(numbers.cardinal(below))"
        }
        if let value = scalar.properties.numericValue, value == value.rounded(), abs(value) < 1e15 {
            return numbers.cardinal(Int(value))
        }
        return plain == String(scalar) ? PictureNames.name(of: Character(scalar)) : plain
    }
}
