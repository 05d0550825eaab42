import CVips

/// Calls of libvips on a file in memory. Each call stands by itself; all may run at once on several threads.
struct VipsFile: Sendable {
    let bytes: [UInt8]
    let loader: CVipsLoader
    /// The page or frame, from 0.
    var page = 0
    var tolerance = FileReading.Tolerance.strict

    /// What libvips reports. The reason is for developers: it may name libraries and addresses.
    enum Failure: Error, Hashable {
        case libraryMissing(reason: String)
        case loaderMissing
        case badData(reason: String)
    }

    /// - Throws: `Failure`.
    func header() throws(Failure) -> CVipsHeader {
        var header = CVipsHeader()
        try unsafe call { file, reason in unsafe cvips_inspect(file, &header, reason) }
        return header
    }

    /// The Exif block, at most its first 64 KB (no JPEG can hold more).
    func exif() -> [UInt8] {
        guard (try? Self.start()) != nil else { return [] }
        let capacity = 65536
        return unsafe Array(unsafeUninitializedCapacity: capacity) { buffer, count in
            let size = unsafe withFile { file in unsafe cvips_exif(file, buffer.baseAddress, capacity) }
            count = min(size, capacity)
        }
    }

    /// The page or frame, upright, sRGB, over white.
    /// - Parameters:
    ///   - orientation: 1 to 8, as Exif counts.
    ///   - loadShrink: 1, 2, 4 or 8; more than 1 for JPEG only.
    ///   - width, height: size of the upright result, at most the file's.
    /// - Returns: `3 * width * height` bytes.
    func pixels(orientation: Int, loadShrink: Int, width: Int, height: Int) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let size = 3 * width * height
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            do throws(Failure) {
                try unsafe call { file, reason in
                    unsafe cvips_render(
                        file, Int32(orientation), Int32(loadShrink), Int32(width), Int32(height), buffer.baseAddress,
                        reason)
                }
                count = size
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return pixels
    }

    private func call(
        _ body: (CVipsFile, UnsafeMutablePointer<CChar>) -> CVipsStatus
    ) throws(Failure) {
        try Self.start()
        try unsafe Self.checked { reason in
            unsafe withFile { file in unsafe body(file, reason) }
        }
    }

    private func withFile<Result>(_ body: (CVipsFile) -> Result) -> Result {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe body(
                CVipsFile(
                    bytes: buffer.baseAddress, count: buffer.count, loader: loader, page: Int32(clamping: page),
                    failOn: tolerance.cValue))
        }
    }

    static func start() throws(Failure) {
        try unsafe checked { reason in unsafe cvips_start(reason) }
    }

    /// Turns a status and its reason into an error.
    static func checked(_ body: (UnsafeMutablePointer<CChar>) -> CVipsStatus) throws(Failure) {
        var status = CVIPS_OK
        let reason = unsafe String(unsafeUninitializedCapacity: Int(CVIPS_REASON_SIZE)) { buffer in
            unsafe buffer.initialize(repeating: 0)
            return unsafe buffer.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else { return 0 }
                status = unsafe body(start)
                return unsafe text.firstIndex(of: 0) ?? 0
            }
        }
        switch status {
        case CVIPS_OK: return
        case CVIPS_LIBRARY_MISSING: throw .libraryMissing(reason: reason)
        case CVIPS_LOADER_MISSING: throw .loaderMissing
        default: throw .badData(reason: reason)
        }
    }
}

extension FileReading.Tolerance {
    fileprivate var cValue: CVipsFailOn {
        switch self {
        case .warnings: CVIPS_FAIL_ON_WARNING
        case .strict: CVIPS_FAIL_ON_TRUNCATED
        case .lenient: CVIPS_FAIL_ON_NOTHING
        }
    }
}

// MARK: TIFF files with samples that libvips does not know

extension VipsFile {
    func tiffHeader() throws(Failure) -> CVipsHeader {
        var header = CVipsHeader()
        let status = unsafe withFile { file in unsafe cvips_inspect_tiff(file, &header) }
        guard status == CVIPS_OK else { throw .badData(reason: "libtiff") }
        header.pages = 1
        return header
    }

    /// As `pixels`.
    /// - Parameter size: of the file's pixels, before they are turned.
    func tiffPixels(
        orientation: Int, size: (width: Int, height: Int), width: Int, height: Int
    ) throws(Failure) -> [UInt8] {
        let isOnItsSide = orientation >= 5
        let (wide, high) = isOnItsSide ? (height, width) : (width, height)
        let asInFile = try unsafe filled(3 * width * height) { (buffer) throws(Failure) in
            let status = unsafe withFile { file in
                unsafe cvips_render_tiff(
                    file, Int32(size.width), Int32(size.height), Int32(wide), Int32(high), buffer.baseAddress)
            }
            guard status == CVIPS_OK else { throw .badData(reason: "libtiff") }
        }
        guard (2...8).contains(orientation) else { return asInFile }
        return try unsafe filled(3 * width * height) { (buffer) throws(Failure) in
            unsafe asInFile.withUnsafeBufferPointer { from in
                unsafe cvips_orient(
                    from.baseAddress, Int32(orientation), Int32(width), Int32(height), buffer.baseAddress)
            }
        }
    }

    private func filled(
        _ count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) throws(Failure) -> Void
    ) throws(Failure) -> [UInt8] {
        var failure: Failure?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            do throws(Failure) {
                try unsafe fill(buffer)
                filled = count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }
}
