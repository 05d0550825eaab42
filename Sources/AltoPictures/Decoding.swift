import Alto
import CVips

/// What the header of a file says, and how its pixels are had at a given size.
struct Decoding: Sendable {
    /// Size in pixels of the upright picture.
    let width: Int
    let height: Int
    private let format: PictureFormat
    private let orientation: Int
    private let frameCount: Int
    private var file: VipsFile
    private let captured: CaptureDate?

    var isStrict: Bool {
        get { file.isStrict }
        set { file.isStrict = newValue }
    }

    /// Reads the header and checks it against the limits; decodes no pixel.
    init(of bytes: [UInt8], format: PictureFormat, limits: PictureLimits) throws(PictureError) {
        self.format = format
        file = VipsFile(bytes: bytes, loader: format.loader)
        let header: CVipsHeader
        do {
            header = try file.header()
        } catch {
            throw PictureError(error, format: format, bytes: bytes)
        }
        orientation = (1...8).contains(Int(header.orientation)) ? Int(header.orientation) : 1
        frameCount = max(1, Int(header.pages))
        let isOnItsSide = orientation >= 5
        width = Int(isOnItsSide ? header.height : header.width)
        height = Int(isOnItsSide ? header.width : header.height)
        guard Double(width) * Double(height) <= limits.megapixels * 1e6 else {
            throw .tooManyPixels(width: width, height: height, limit: limits.megapixels)
        }
        guard width * height >= PictureLimits.fewestPixels else { throw .tooFewPixels(width: width, height: height) }
        captured = nil
    }

    var facts: PictureFacts {
        PictureFacts(
            format: format.rawValue, byteCount: file.bytes.count, frameCount: frameCount, isPartial: !isStrict,
            captured: captured)
    }

    /// Longest side of the working copy.
    var workingSide: Int {
        WorkingCopy.longestSide(width: width, height: height)
    }

    /// Decodes the file.
    func raster(longestSide: Int) throws(PictureError) -> Raster {
        let size = Raster.size(ofWidth: width, height: height, longestSide: longestSide)
        let loadShrink = format == .jpeg ? WorkingCopy.loadShrink(from: max(width, height), to: longestSide) : 1
        do throws(VipsFile.Failure) {
            let pixels = try file.pixels(
                orientation: orientation, loadShrink: loadShrink, width: size.width, height: size.height)
            guard let raster = Raster(width: size.width, height: size.height, bytes: pixels) else {
                throw VipsFile.Failure.badData(reason: "the decoded pixels have another size")
            }
            return raster
        } catch {
            throw PictureError(error, format: format, bytes: file.bytes)
        }
    }
}

/// How large the working copy of a picture is.
enum WorkingCopy {
    /// Beyond this, more pixels cost time and show observers nothing new.
    static let mostPixels = 4_000_000.0
    /// A JPEG decoder halves for free; a copy of this size is still good, so that 12 megapixels are taken as 3.
    static let enoughPixels = 2_500_000.0

    /// - Returns: the picture's own longest side up to `mostPixels`; else a half, quarter or eighth where that is
    ///   enough, or what `mostPixels` makes.
    static func longestSide(width: Int, height: Int) -> Int {
        let pixels = Double(width) * Double(height)
        let longest = max(width, height)
        guard pixels > mostPixels else { return longest }
        for shrink in [8, 4, 2] {
            let share = pixels / Double(shrink * shrink)
            if share >= enoughPixels, share <= mostPixels { return (longest + shrink - 1) / shrink }
        }
        return max(1, Int((Double(longest) * (mostPixels / pixels).squareRoot()).rounded(.down)))
    }

    /// The largest factor by which a decoder may shrink so that nothing has to be enlarged.
    static func loadShrink(from longest: Int, to longestSide: Int) -> Int {
        [8, 4, 2].first { (longest + $0 - 1) / $0 >= longestSide } ?? 1
    }
}

extension PictureFormat {
    var loader: CVipsLoader {
        switch self {
        case .jpeg, .bmp: CVIPS_JPEG
        case .png: CVIPS_PNG
        case .gif: CVIPS_GIF
        case .webp: CVIPS_WEBP
        case .tiff: CVIPS_TIFF
        case .heic, .avif: CVIPS_HEIF
        }
    }
}

extension PictureError {
    init(_ failure: VipsFile.Failure, format: PictureFormat, bytes: [UInt8]) {
        switch failure {
        case .libraryMissing: self = .libraryMissing
        case .loaderMissing: self = .codecMissing(format)
        case .badData(let reason):
            self = reason.contains("nsupported codec") ? .codecMissing(format) : .damaged(format)
        }
    }
}
