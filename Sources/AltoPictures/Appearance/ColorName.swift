import Alto
import Foundation

/// A colour in OKLCh (B. Ottosson, "A perceptual color space for image processing", 2020): what looks equally light,
/// strong or alike has equal numbers.
struct PerceivedColor {
    /// 0 (black) to 1 (white).
    let lightness: Double
    /// 0 (grey) to about 0.32.
    let chroma: Double
    /// Degrees, 0 to 360: 29 red, 71 orange, 110 yellow, 142 green, 195 cyan, 264 blue, 328 magenta.
    let hue: Double

    /// - Parameter red, green, blue: sRGB, 0 to 255.
    init(red: Double, green: Double, blue: Double) {
        func linear(_ value: Double) -> Double {
            let s = value / 255
            return s <= 0.04045 ? s / 12.92 : pow((s + 0.055) / 1.055, 2.4)
        }
        let (r, g, b) = (linear(red), linear(green), linear(blue))
        let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
        let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
        let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
        lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
        let a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
        let c = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        chroma = (a * a + c * c).squareRoot()
        let angle = atan2(c, a) * 180 / .pi
        hue = angle < 0 ? angle + 360 : angle
    }
}

extension Appearance.Color.Name {
    /// The everyday name of a colour. The limits were drawn between the named colours of CSS and skin, wood, grass and sky in
    /// photographs: skin and wood are brown or pink, never orange; dark brown is not red; the blue in a shadow is grey.
    init(_ color: PerceivedColor) {
        let (lightness, chroma, hue) = (color.lightness, color.chroma, color.hue)
        // What has little colour for its light. The eye forgives warm tints more than cool ones, and dark ones most.
        let isWarm = (20...110).contains(hue)
        if lightness < 0.16 || (lightness < 0.25 && chroma < 0.06) {
            self = .black
        } else if lightness > 0.88, chroma < (isWarm ? 0.055 : 0.035) {
            self = .white
        } else if chroma < (isWarm ? 0.035 : 0.04) {
            self = lightness < 0.25 ? .black : lightness > 0.88 ? .white : .gray
        } else {
            self = Self.hued(lightness, chroma, hue)
        }
    }

    private static func hued(_ lightness: Double, _ chroma: Double, _ hue: Double) -> Self {
        // Skin has at most 0.2 of colour to its light; red and orange things have more.
        let strength = chroma / max(lightness, 0.01)
        switch hue {
        case 10..<34:
            if lightness > 0.68, chroma < 0.17 { return .pink }
            let isWine = hue < 20 && lightness < 0.5 && chroma > 0.08
            return chroma >= 0.12 || (strength >= 0.3 && chroma >= 0.07) || isWine ? .red : .brown
        case 34..<56:
            if chroma >= 0.13, lightness >= 0.52, strength >= 0.21 { return .orange }
            if hue < 40, strength >= 0.33, chroma >= 0.1 { return .red }
            return lightness > 0.8 ? .pink : .brown
        case 56..<80:
            if chroma >= 0.13, lightness >= 0.66 { return .orange }
            return lightness > 0.86 && chroma < 0.09 ? .pink : .brown
        case 80..<115:
            if lightness >= 0.72, chroma >= 0.085 { return .yellow }
            if lightness > 0.86 { return chroma < 0.06 ? .white : .yellow }
            return hue < 100 ? .brown : .green
        case 115..<167: return .green
        case 167..<213:
            // Dark and dull, as under leaves, nobody calls it so.
            if lightness < 0.45, chroma < 0.09 { return hue < 202 ? .green : .blue }
            return .turquoise
        case 213..<287: return .blue
        case 287..<340: return lightness > 0.76 || (hue > 325 && lightness > 0.68) ? .pink : .purple
        default: return lightness < 0.5 ? .purple : .pink
        }
    }

    /// The class of each 15-bit colour, as `cappearance_colors` wants it: twice its name's number, and one more where it
    /// is vivid; or `lightBrown`.
    static let classes: [UInt8] = (0..<32768).map { index in
        func middle(_ bits: Int) -> Double { Double((index >> bits & 31) * 255) / 31 }
        let color = PerceivedColor(red: middle(10), green: middle(5), blue: middle(0))
        let name = Self(color)
        if name == .brown, color.lightness >= 0.66, color.chroma >= 0.08, (45..<80).contains(color.hue) {
            return UInt8(lightBrown)
        }
        return UInt8(2 * (allCases.firstIndex(of: name) ?? 0) + (color.chroma >= 0.12 ? 1 : 0))
    }

    /// Brown by itself, as skin and wood are; beside orange the light side of it.
    static let lightBrown = 2 * allCases.count
    static let classCount = lightBrown + 1
}
