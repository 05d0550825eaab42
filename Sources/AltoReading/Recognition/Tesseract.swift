import CTesseract

/// A word as Tesseract read it, in pixels of the crop.
struct Word: Hashable, Sendable {
    var text: String
    /// Tesseract's name of the language it was read in: "eng".
    var language: String
    /// 0 to 1.
    var confidence: Double
    /// The lowest confidence of its letters, 0 to 1.
    var weakest: Double
    var isInDictionary: Bool
    var rect: Rect
    /// Two readers read a letter of it as a digit and as a letter that looks like it.
    var isContested = false
}

/// One Tesseract with its language data loaded. It takes about 20 MB, and some 60 ms to open.
///
/// `@unchecked Sendable`: everything but `stop` is called by the one `TextEngine` that owns it, on its executor; `stop`
/// only sets an atomic flag.
@safe final class Tesseract: @unchecked Sendable {
    enum Failure: Error {
        case noData, failed, stopped
    }

    private let handle: OpaquePointer

    init(folder: String, languages: [String]) throws(Failure) {
        var opened: OpaquePointer?
        let status = unsafe alto_tesseract_open(folder, languages.joined(separator: "+"), &opened)
        guard status == ALTO_TESSERACT_OK, let opened = unsafe opened else {
            throw status == ALTO_TESSERACT_NO_DATA ? .noData : .failed
        }
        unsafe handle = opened
    }

    deinit {
        unsafe alto_tesseract_close(handle)
    }

    /// Reads one line, dark on white.
    ///
    /// - Parameter pixels: `width * height` gray values.
    func read(_ pixels: [UInt8], width: Int, height: Int, milliseconds: Int) throws(Failure) -> [Word] {
        guard width > 0, height > 0, pixels.count == width * height else { throw .failed }
        var words: UnsafePointer<alto_word>?
        var count: Int32 = 0
        let status = unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe alto_tesseract_read(
                handle, pixels.baseAddress, Int32(clamping: width), Int32(clamping: height),
                Int32(clamping: milliseconds), &words, &count)
        }
        switch status {
        case ALTO_TESSERACT_OK: break
        case ALTO_TESSERACT_STOPPED: throw .stopped
        default: throw .failed
        }
        return unsafe UnsafeBufferPointer(start: words, count: Int(count)).map { word in
            unsafe Word(
                text: String(cString: word.text), language: String(cString: word.language),
                confidence: Double(word.confidence) / 100, weakest: Double(word.weakest) / 100,
                isInDictionary: word.is_in_dictionary,
                rect: Rect(left: Int(word.left), top: Int(word.top), right: Int(word.right), bottom: Int(word.bottom)))
        }
    }

    /// Whether the dictionary of any of the languages holds a word.
    func knows(_ word: String) -> Bool {
        unsafe alto_tesseract_knows(handle, word)
    }

    /// Makes the reading under way, and later ones, stop soon; or lets them run again. From any thread.
    func stop(_ isStopped: Bool) {
        unsafe alto_tesseract_stop(handle, isStopped)
    }

    /// The script of a page, as Tesseract names it ("Latin", "Japanese"); nil where there are too few letters to tell.
    ///
    /// - Parameters:
    ///   - pixels: `width * height` gray values.
    ///   - letters: so few are enough; nil for Tesseract's own limit of 50.
    /// - Throws: `noData` without the data “osd”.
    static func script(
        folder: String, of pixels: [UInt8], width: Int, height: Int, letters: Int? = nil
    ) throws(Failure) -> String? {
        guard width > 0, height > 0, pixels.count == width * height else { throw .failed }
        var name = [CChar](repeating: 0, count: 64)
        let status = unsafe pixels.withUnsafeBufferPointer { pixels in
            unsafe name.withUnsafeMutableBufferPointer { name in
                unsafe alto_tesseract_script(
                    folder, pixels.baseAddress, Int32(clamping: width), Int32(clamping: height),
                    Int32(clamping: letters ?? 0), name.baseAddress, Int32(name.count))
            }
        }
        guard status == ALTO_TESSERACT_OK else { throw status == ALTO_TESSERACT_NO_DATA ? .noData : .failed }
        let script = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return script.isEmpty ? nil : script
    }

    /// Where Tesseract looks for language data: TESSDATA_PREFIX, or the distribution's folder.
    static func defaultFolder() -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let status = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            unsafe alto_tesseract_folder(buffer.baseAddress, Int32(clamping: buffer.count))
        }
        guard status == ALTO_TESSERACT_OK else { return nil }
        let folder = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return folder.isEmpty ? nil : folder
    }
}
