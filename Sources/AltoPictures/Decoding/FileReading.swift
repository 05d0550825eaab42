import CVips

/// How a file is read: as it is where nothing is wrong with it, past its faults where there are some.
struct FileReading: Sendable {
    enum Tolerance: Sendable {
        /// Ends at the first doubt.
        case warnings
        /// Ends where the file breaks off.
        case strict
        /// What is missing stays black or gray.
        case lenient
    }

    var bytes: [UInt8]
    /// Size of the file, of which `bytes` may be a mended copy.
    let byteCount: Int
    var tolerance = Tolerance.strict
    /// Parts of the picture may be wrong.
    var isDamaged = false
    /// A part of the picture is missing.
    var isPartial = false

    /// The ways in which a file is tried, in this order, until one of them succeeds.
    static func all(of bytes: [UInt8], format: PictureFormat, allowPartial: Bool) -> [FileReading] {
        let rest =
            allowPartial
            ? [FileReading(bytes: bytes, byteCount: bytes.count, tolerance: .lenient, isPartial: true)] : []
        guard format == .jpeg else { return [FileReading(bytes: bytes, byteCount: bytes.count)] + rest }
        let state = unsafe bytes.withUnsafeBufferPointer { unsafe cvips_check_jpeg($0.baseAddress, $0.count) }
        // Only two bytes are missing, and they say nothing but that the file ends here.
        let whole = FileEnd.isMissing(bytes, format: .jpeg) ? bytes + [0xFF, 0xD9] : bytes
        switch state {
        case CVIPS_JPEG_GOOD, CVIPS_JPEG_NO_END: return [FileReading(bytes: whole, byteCount: bytes.count)] + rest
        case CVIPS_JPEG_DAMAGED:
            return [FileReading(bytes: whole, byteCount: bytes.count, tolerance: .lenient, isDamaged: true)] + rest
        case CVIPS_JPEG_TRUNCATED: return [FileReading(bytes: bytes, byteCount: bytes.count)] + rest
        default:
            // A progressive one: its decoder notices faults, and that its data ends early.
            let isWhole = whole.count == bytes.count
            return [
                FileReading(bytes: whole, byteCount: bytes.count, tolerance: .warnings),
                FileReading(bytes: bytes, byteCount: bytes.count, isDamaged: isWhole),
            ]
                + rest
        }
    }
}
