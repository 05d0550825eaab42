/// A format that is decoded, told from the first bytes of the file and never from its name.
package enum PictureFormat: String, Sendable, CaseIterable {
    case jpeg, png, gif, webp, tiff, bmp, heic, avif

    /// As people write it.
    package var title: String {
        switch self {
        case .webp: "WebP"
        default: rawValue.uppercased()
        }
    }

    /// "JPEG, PNG, GIF, WebP, TIFF, BMP, HEIC, and AVIF".
    package static let list: String = {
        let titles = allCases.map(\.title)
        return titles.dropLast().joined(separator: ", ") + ", and " + (titles.last ?? "")
    }()

    /// - Returns: nil when the bytes begin like none of the formats.
    package init?(of bytes: [UInt8]) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
            self = .gif
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A])
            || bytes.starts(with: [0x49, 0x49, 0x2B, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2B])
        {
            self = .tiff
        } else if Bitmap.begins(bytes) {
            self = .bmp
        } else if let format = ISOBrands(bytes)?.format {
            self = format
        } else {
            return nil
        }
    }
}
