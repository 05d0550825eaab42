import Alto

/// Why a picture could not be decoded.
enum PictureError: Error, Hashable {
    case empty
    case tooManyBytes(Int, limit: Int)
    case tooManyPixels(width: Int, height: Int, limit: Double)
    case tooManyItems(Int, format: PictureFormat)
    case tooFewPixels(width: Int, height: Int)
    /// With the name of what it is, where known.
    case unsupported(String?)
    case truncated(PictureFormat)
    case damaged(PictureFormat)
    case noSuchFrame(Int, count: Int, isPage: Bool)
    case codecMissing(PictureFormat)
    case libraryMissing

    var problem: Problem {
        switch self {
        case .empty:
            Problem(.pictureEmpty, "The file is empty.")
        case .tooManyBytes(let count, let limit):
            Problem(
                .imageTooLarge, "The file has \(count / 1_000_000) MB; the limit is \(limit / 1_000_000) MB.",
                remedy: "Raise the limit or give a smaller picture.")
        case .tooManyPixels(let width, let height, let limit):
            Problem(
                .imageTooLarge,
                "The picture has \(width) by \(height) pixels; the limit is \(Self.number(limit)) megapixels.",
                remedy: "Raise the limit or give a smaller picture.")
        case .tooManyItems(let count, let format):
            Problem(
                .imageTooLarge, "The \(format.title) file has \(count) parts; the limit is \(PictureLimits.mostItems).")
        case .tooFewPixels(let width, let height):
            Problem(.imageTooSmall, "The picture is too small to describe: it has \(width) by \(height) pixels.")
        case .unsupported(let name):
            Problem(
                .pictureUnsupported, "The file is \(name ?? "of a format that Alto does not know").",
                remedy: "Alto describes pictures in \(PictureFormat.list).")
        case .truncated(let format):
            Problem(
                .imageTruncated, "The \(format.title) file breaks off before its end.",
                remedy: "Copy it again, or allow a partial picture to describe what is there.")
        case .damaged(let format):
            Problem(.decodeFailed, "The \(format.title) file is damaged and cannot be decoded.")
        case .noSuchFrame(let frame, let count, let isPage):
            Problem(
                .usage,
                "There is no \(isPage ? "page" : "frame") \(frame): the file has \(count == 1 ? "one" : "\(count)").")
        case .codecMissing(let format):
            Problem(
                .modelMissing, "This system cannot decode \(format.title).",
                remedy: "Install the package \(Self.package(for: format)).")
        case .libraryMissing:
            Problem(
                .modelMissing, "The library that decodes pictures is missing.", remedy: "Install the package libvips42."
            )
        }
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }

    /// Since Debian 13 libheif's codecs are packages of their own.
    private static func package(for format: PictureFormat) -> String {
        switch format {
        case .heic: "libheif-plugin-libde265"
        case .avif: "libheif-plugin-aomdec"
        default: "libvips42"
        }
    }
}
