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
    private let file: VipsFile
    private let tolerance: FileReading.Tolerance
    /// Read by libtiff alone: libvips does not know its samples.
    private let isForeignTIFF: Bool
    /// Exif orientation that is still to be applied.
    private let orientation: Int

    /// Reads the header and checks it against the limits; decodes no pixel.
    /// - Parameter frame: the page or frame, from 1.
    init(of reading: FileReading, format: PictureFormat, limits: PictureLimits, frame: Int) throws(PictureError) {
        self.format = format
        tolerance = reading.tolerance
        bytes = try Self.checked(reading.bytes, format: format, isStrict: tolerance != .lenient)
        let pages = format == .tiff ? TIFFStructure(bytes)?.pages : nil
        if let pages, !pages.isEmpty, !pages.indices.contains(frame - 1) {
            throw .noSuchFrame(frame, count: pages.count, isPage: true)
        }
        let page = pages.flatMap { $0.indices.contains(frame - 1) ? $0[frame - 1] : nil } ?? frame - 1
        file = VipsFile(bytes: bytes, loader: format.loader, page: page, tolerance: tolerance)
        let header: CVipsHeader
        (header, isForeignTIFF) = try Self.header(of: file, format: format, isLater: frame > 1)
        let count = pages.map { max(1, $0.count) } ?? max(1, Int(header.pages))
        guard frame <= count else { throw .noSuchFrame(frame, count: count, isPage: format.sequence == .pages) }
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
            default: CaptureDate(exif: file.exif())
            }
        facts = PictureFacts(
            format: format.rawValue, byteCount: reading.byteCount, frameCount: count, frame: frame,
            sequence: format.sequence, isPartial: reading.isPartial, isDamaged: reading.isDamaged, captured: captured)
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

    /// The header, and whether only libtiff reads the file.
    private static func header(
        of file: VipsFile, format: PictureFormat, isLater: Bool
    ) throws(PictureError) -> (CVipsHeader, Bool) {
        do {
            guard format == .bmp else {
                do {
                    return (try file.header(), false)
                } catch {
                    guard format == .tiff, let header = try? file.tiffHeader() else { throw error }
                    return (header, true)
                }
            }
            let bitmap = try Bitmap(file.bytes)
            let header = CVipsHeader(
                width: Int32(bitmap.width), height: Int32(bitmap.height), pages: 1, orientation: 1)
            return (header, false)
        } catch let error as VipsFile.Failure {
            // libvips says that there is no such page as it says that a file is damaged: the first one tells.
            if isLater, let first = try? VipsFile(bytes: file.bytes, loader: file.loader).header() {
                throw .noSuchFrame(file.page + 1, count: Int(first.pages), isPage: format.sequence == .pages)
            }
            throw PictureError(error, format: format, bytes: file.bytes)
        } catch {
            throw error as? Bitmap.Failure == .truncated ? .truncated(format) : .damaged(format)
        }
    }

    /// Decodes the file.
    /// - Parameter size: of the upright raster; at most the picture's own.
    func raster(_ size: (width: Int, height: Int)) throws(PictureError) -> Raster {
        let raster: Raster?
        do {
            if isForeignTIFF {
                let isOnItsSide = orientation >= 5
                let pixels = try file.tiffPixels(
                    orientation: orientation, size: isOnItsSide ? (height, width) : (width, height),
                    width: size.width, height: size.height)
                raster = Raster(width: size.width, height: size.height, bytes: pixels)
            } else if format == .bmp {
                let pixels = try Bitmap(bytes).pixels(bytes, isStrict: tolerance != .lenient)
                raster = Raster(width: width, height: height, bytes: pixels)?.shrunk(
                    width: size.width, height: size.height)
            } else {
                let loadShrink = format == .jpeg ? WorkingCopy.loadShrink(from: (width, height), to: size) : 1
                let pixels = try file.pixels(
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
    /// What several pictures in one file are.
    var sequence: PictureFacts.Sequence {
        switch self {
        case .gif, .webp, .png: .animation
        case .jpeg, .tiff, .bmp, .heic, .avif: .pages
        }
    }

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
