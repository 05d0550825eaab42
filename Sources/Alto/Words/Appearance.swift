/// What can be measured of a picture without knowing what it shows.
public struct Appearance: Hashable, Sendable, Codable {
    /// Size of the upright picture in pixels.
    public var width: Int
    public var height: Int
    public var kind: Kind
    /// The main colours: the one that stands out, if there is one, then by their share.
    public var colors: [Color]
    /// Mean luminance, 0 (black) to 1 (white).
    public var brightness: Double
    /// 0 (no edge anywhere) to 1 (crisp).
    public var sharpness: Double
    public var quality: [Quality]

    enum CodingKeys: String, CodingKey {
        case width, height, kind, brightness, sharpness, quality
        case colors = "colours"
    }

    public enum Kind: String, Sendable, CaseIterable, Codable {
        case photo, screenshot, document, graphic, blank
    }

    /// Reasons to trust what was seen less. Worst first.
    public enum Quality: String, Sendable, CaseIterable, Codable {
        /// Almost no light at all: the lens may be covered.
        case black
        case dark
        /// Almost nothing but white light.
        case overexposed
        case blurred
        case lowContrast = "low-contrast"
    }

    public struct Color: Hashable, Sendable, Codable {
        public var name: Name
        /// Share of the picture's area, 0 to 1.
        public var share: Double
        /// Where most of it lies.
        public var position: Position

        enum CodingKeys: String, CodingKey {
            case name, share
            case position = "place"
        }

        /// The basic colour terms of English (Berlin and Kay, 1969), turquoise beside them.
        public enum Name: String, Sendable, CaseIterable, Codable {
            case black, white, gray = "grey", red, orange, yellow, green, turquoise, blue, purple, pink, brown
        }

        public init(name: Name, share: Double, position: Position) {
            self.name = name
            self.share = share
            self.position = position
        }
    }

    public init(
        width: Int, height: Int, kind: Kind, colors: [Color], brightness: Double, sharpness: Double,
        quality: [Quality]
    ) {
        self.width = width
        self.height = height
        self.kind = kind
        self.colors = colors
        self.brightness = brightness
        self.sharpness = sharpness
        self.quality = quality
    }
}

/// Where something lies in a picture, on a grid of three by three; `everywhere` when no part stands out.
public enum Position: String, Sendable, CaseIterable, Codable {
    case topLeft = "top-left", top, topRight = "top-right"
    case left, middle, right
    case bottomLeft = "bottom-left", bottom, bottomRight = "bottom-right"
    case everywhere

    /// The cell that holds the middle of a box in a picture of the given size.
    public init(of box: Box, inWidth width: Int, height: Int) {
        let column = Self.third(of: 2 * box.x + box.width, in: 2 * width)
        let row = Self.third(of: 2 * box.y + box.height, in: 2 * height)
        let grid: [[Position]] = [
            [.topLeft, .top, .topRight], [.left, .middle, .right], [.bottomLeft, .bottom, .bottomRight],
        ]
        self = grid[row][column]
    }

    private static func third(of position: Int, in length: Int) -> Int {
        guard length > 0 else { return 1 }
        return min(2, max(0, 3 * position / length))
    }
}
