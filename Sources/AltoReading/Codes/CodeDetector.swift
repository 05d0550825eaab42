import Alto
import CCodes

/// A code as ZXing found it, in pixels of the gray picture.
struct DetectedCode: Hashable, Sendable {
    var kind: Code.Kind
    /// As text; nil when the code holds bytes that are none.
    var text: String?
    var bytes: [UInt8]
    /// How many scan lines agreed; 0 for two-dimensional codes.
    var lineCount: Int
    var rect: Rect
}

/// Looks for codes in a gray picture, with ZXing-C++.
enum CodeDetector {
    enum Failure: Error {
        case badInput, failed
    }

    /// Where and how hard to look.
    struct Search: Hashable, Sendable {
        var matrix = true
        var linear = true
        /// Bright on dark.
        var inverted = false
        /// Also in a copy of half the size.
        var halved = true
        /// And in the busiest patches by themselves, turned upright.
        var patches = true
    }

    /// The codes, and whether there may be more than were looked for.
    static func codes(in gray: Gray, _ search: Search) throws(Failure) -> ([DetectedCode], isCutShort: Bool) {
        var found: OpaquePointer?
        let status = unsafe gray.values.withUnsafeBufferPointer { values in
            unsafe alto_codes_find(
                values.baseAddress, Int32(clamping: gray.width), Int32(clamping: gray.height),
                alto_codes_search(
                    matrix: search.matrix, linear: search.linear, inverted: search.inverted, halved: search.halved,
                    patches: search.patches),
                &found)
        }
        guard status == ALTO_CODES_OK, let found = unsafe found else {
            throw status == ALTO_CODES_BAD_INPUT ? .badInput : .failed
        }
        defer { unsafe alto_codes_free(found) }
        var codes: [DetectedCode] = []
        for index in 0..<(unsafe alto_codes_count(found)) {
            let code = unsafe alto_codes_at(found, index)
            guard let kind = Code.Kind(unsafe code.kind) else { continue }
            let bytes = unsafe Array(UnsafeBufferPointer(start: code.bytes, count: Int(max(0, code.byte_count))))
            let utf8 = unsafe UnsafeRawBufferPointer(start: code.text, count: Int(max(0, code.text_length)))
            let text = unsafe String(validating: utf8, as: UTF8.self)
            // Without a stated character set ZXing guesses, and takes accents for Chinese: the bytes are evidence.
            let isGuess = unsafe !code.states_characters
            let isEvident = isGuess && bytes.contains { $0 > 127 }
            let isBinary = unsafe code.is_binary
            codes.append(
                DetectedCode(
                    kind: kind, text: isEvident ? CharacterEvidence.text(of: bytes) : isBinary ? nil : text,
                    bytes: bytes, lineCount: Int(unsafe code.line_count),
                    rect: unsafe Rect(corners: code.corners)))
        }
        return (codes, unsafe alto_codes_is_cut_short(found))
    }
}

/// 8-bit gray values, row by row.
struct Gray: Sendable {
    let width: Int
    let height: Int
    let values: [UInt8]

    init(_ raster: Raster) {
        width = raster.width
        height = raster.height
        let count = raster.width * raster.height
        values = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe raster.bytes.withUnsafeBufferPointer { bytes in
                if let from = bytes.baseAddress, let to = buffer.baseAddress {
                    unsafe alto_codes_gray(from, Int64(count), to)
                }
            }
            filled = count
        }
    }
}

extension Rect {
    /// The box around four corners.
    fileprivate init(corners c: (Int32, Int32, Int32, Int32, Int32, Int32, Int32, Int32)) {
        let xs = [c.0, c.2, c.4, c.6], ys = [c.1, c.3, c.5, c.7]
        self.init(
            left: Int(xs.min() ?? 0), top: Int(ys.min() ?? 0), right: Int(xs.max() ?? 0) + 1,
            bottom: Int(ys.max() ?? 0) + 1)
    }
}

extension Code.Kind {
    fileprivate init?(_ kind: alto_code_kind) {
        switch kind {
        case ALTO_CODE_QR: self = .qr
        case ALTO_CODE_MICRO_QR: self = .microQR
        case ALTO_CODE_DATA_MATRIX: self = .dataMatrix
        case ALTO_CODE_AZTEC: self = .aztec
        case ALTO_CODE_PDF417: self = .pdf417
        case ALTO_CODE_EAN8: self = .ean8
        case ALTO_CODE_EAN13: self = .ean13
        case ALTO_CODE_UPC_A: self = .upcA
        case ALTO_CODE_UPC_E: self = .upcE
        case ALTO_CODE_CODE128: self = .code128
        case ALTO_CODE_CODE39: self = .code39
        case ALTO_CODE_ITF: self = .itf
        default: return nil
        }
    }

    var cKind: alto_code_kind {
        switch self {
        case .qr: ALTO_CODE_QR
        case .microQR: ALTO_CODE_MICRO_QR
        case .dataMatrix: ALTO_CODE_DATA_MATRIX
        case .aztec: ALTO_CODE_AZTEC
        case .pdf417: ALTO_CODE_PDF417
        case .ean8: ALTO_CODE_EAN8
        case .ean13: ALTO_CODE_EAN13
        case .upcA: ALTO_CODE_UPC_A
        case .upcE: ALTO_CODE_UPC_E
        case .code128: ALTO_CODE_CODE128
        case .code39: ALTO_CODE_CODE39
        case .itf: ALTO_CODE_ITF
        }
    }
}
