/// A decoded picture: upright, sRGB, over white, with facts about the file it came from.
///
/// The picture does not hold one fixed raster. Each observer asks for the size it needs, and whoever decoded the
/// picture serves that from a working copy, or takes a closer look at the file when more is wanted.
public struct Picture: Sendable {
    /// Size in pixels of the upright picture at full resolution.
    public let width: Int
    public let height: Int
    public let facts: PictureFacts
    private let look: @Sendable (_ longestSide: Int) async throws -> Raster

    /// - Parameter look: makes a raster whose longest side is the given number of pixels or, where the picture is
    ///   smaller, the picture's own. It may block: callers are observers, on executors of their own.
    public init(
        width: Int, height: Int, facts: PictureFacts,
        look: @escaping @Sendable (_ longestSide: Int) async throws -> Raster
    ) {
        self.width = width
        self.height = height
        self.facts = facts
        self.look = look
    }

    /// The picture, at most `longestSide` pixels on its longest side; never enlarged.
    public func raster(longestSide: Int) async throws -> Raster {
        try await look(min(longestSide, max(width, height)))
    }
}

/// What is known of the file, beside its pixels.
public struct PictureFacts: Hashable, Sendable {
    /// The format that the bytes state: "jpeg", "png", "gif", "webp", "tiff", "bmp", "heic", "avif".
    public var format: String
    /// Size on disk.
    public var byteCount: Int
    /// Pages or frames in the file; one is described.
    public var frameCount: Int
    /// The page or frame that is described, from 1.
    public var frame: Int
    /// What several of them are.
    public var sequence: Sequence
    /// True when the file broke off and only a part of it could be decoded.
    public var isPartial: Bool
    /// True when the file holds faults that its decoder could read past: what is shown may be wrong in places.
    public var isDamaged: Bool
    public var captured: CaptureDate?

    public enum Sequence: String, Hashable, Sendable, Codable {
        case animation, pages
    }

    public init(
        format: String, byteCount: Int, frameCount: Int = 1, frame: Int = 1, sequence: Sequence = .animation,
        isPartial: Bool = false, isDamaged: Bool = false, captured: CaptureDate? = nil
    ) {
        self.format = format
        self.byteCount = byteCount
        self.frameCount = frameCount
        self.frame = frame
        self.sequence = sequence
        self.isPartial = isPartial
        self.isDamaged = isDamaged
        self.captured = captured
    }
}

/// The day on which a camera says it took the picture (Exif DateTimeOriginal).
public struct CaptureDate: Hashable, Sendable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// - Returns: nil when it is no day of the calendar, as cameras with an unset clock write.
    public init?(year: Int, month: Int, day: Int) {
        guard year > 1800, (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }
}
