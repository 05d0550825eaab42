import Alto
import CVips

/// What the header of a file says, and how its pixels are had at a given size.
struct Decoding: Sendable {
    /// Size in pixels of the upright picture.
    let width: Int
    let height: Int
    let facts: PictureFacts

    private let bytes: [UInt8]
    private let format: PictureFormat
    /// Stop where the file breaks off; otherwise decode what is there.
    private let isStrict: Bool
    /// Exif orientation that is still to be applied.
    private let orientation: Int

    /// Reads the header and checks it against the limits; decodes no pixel.
    init(of bytes: [UInt8], format: PictureFormat, limits: PictureLimits, isStrict: Bool) throws(PictureError) {
        self.format = format
        self.isStrict = isStrict
        self.bytes = try Self.checked(bytes, format: format, isStrict: isStrict)
        let header = try Self.header(of: self.bytes, format: format, isStrict: isStrict)
        orientation = (1...8).contains(Int(header.orientation)) ? Int(header.orientation) : 1
        let isOnItsSide = orientation >= 5
        width = Int(isOnItsSide ? header.height : header.width)
        height = Int(isOnItsSide ? header.width : header.height)
        guard Double(width) * Double(height) <= limits.megapixels * 1e6 else {
            throw .tooManyPixels(width: width, height: height, limit: limits.megapixels)
        }
        guard width * height >= PictureLimits.fewestPixels else { throw .tooFewPixels(width: width, height: height) }
        let captured: CaptureDate? =
            switch format {
            case .tiff: CaptureDate(exif: bytes)
            case .bmp, .gif: nil
            default: CaptureDate(exif: VipsFile(bytes: bytes, loader: format.loader, isStrict: isStrict).exif())
            }
        facts = PictureFacts(
            format: format.rawValue, byteCount: bytes.count, frameCount: max(1, Int(header.pages)),
            isPartial: !isStrict, captured: captured)
    }

    /// Looks at what decoders take too lightly or not at all.
    private static func checked(
        _ bytes: [UInt8], format: PictureFormat, isStrict: Bool
    ) throws(PictureError) -> [UInt8] {
        switch format {
        case .heic, .avif:
            let items = ISOBrands.itemCount(bytes)
            guard items <= PictureLimits.mostItems else { throw .tooManyItems(items, format: format) }
            return bytes
        case .gif:
            let blocks = GIFBlocks(bytes)
            guard blocks.isCut else { return bytes }
            guard !isStrict else { throw .truncated(format) }
            return blocks.mended
        default: return bytes
        }
    }

    private static func header(
        of bytes: [UInt8], format: PictureFormat, isStrict: Bool
    ) throws(PictureError) -> CVipsHeader {
        do {
            guard format == .bmp else {
                return try VipsFile(bytes: bytes, loader: format.loader, isStrict: isStrict).header()
            }
            let bitmap = try Bitmap(bytes)
            return CVipsHeader(width: Int32(bitmap.width), height: Int32(bitmap.height), pages: 1, orientation: 1)
        } catch let error as VipsFile.Failure {
            throw PictureError(error, format: format, bytes: bytes)
        } catch {
            throw error as? Bitmap.Failure == .truncated ? .truncated(format) : .damaged(format)
        }
    }

    /// Decodes the file.
    /// - Parameter size: of the upright raster; at most the picture's own.
    func raster(_ size: (width: Int, height: Int)) throws(PictureError) -> Raster {
        let raster: Raster?
        do {
            if format == .bmp {
                let pixels = try Bitmap(bytes).pixels(bytes, isStrict: isStrict)
                raster = Raster(width: width, height: height, bytes: pixels)?.shrunk(
                    width: size.width, height: size.height)
            } else {
                let loadShrink = format == .jpeg ? WorkingCopy.loadShrink(from: (width, height), to: size) : 1
                let pixels = try VipsFile(bytes: bytes, loader: format.loader, isStrict: isStrict).pixels(
                    orientation: orientation, loadShrink: loadShrink, width: size.width, height: size.height)
                raster = Raster(width: size.width, height: size.height, bytes: pixels)
            }
        } catch let error as VipsFile.Failure {
            throw PictureError(error, format: format, bytes: bytes)
        } catch {
            throw error as? Bitmap.Failure == .truncated ? .truncated(format) : .damaged(format)
        }
        guard let raster else { throw .damaged(format) }
        return raster
    }
}

extension PictureFormat {
    /// BMP has none: it is read by `Bitmap`.
    fileprivate var loader: CVipsLoader {
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
    fileprivate init(_ failure: VipsFile.Failure, format: PictureFormat, bytes: [UInt8]) {
        switch failure {
        case .libraryMissing: self = .libraryMissing
        case .loaderMissing: self = .codecMissing(format)
        case .badData(let reason):
            if reason.contains("nsupported codec") || reason.contains("No decoding plugin") {
                self = .codecMissing(format)
            } else {
                self = FileEnd.isMissing(bytes, format: format) ? .truncated(format) : .damaged(format)
            }
        }
    }
}
