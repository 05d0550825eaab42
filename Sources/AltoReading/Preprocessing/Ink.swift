import Alto
import CInk

/// Strokes in a raster that could be letters, and strips cut out of it. Pixel work; owned by whoever reads one picture.
@safe struct Ink: ~Copyable {
    enum Channel {
        case lightness, colour
    }

    enum Failure: Error {
        case badSize, noMemory
    }

    private let handle: OpaquePointer
    /// How many pixels of the ink's raster one pixel of the given raster became, a side.
    let enlargement: Int
    let width: Int
    let height: Int
    let levels: Int

    init(_ raster: Raster, enlargement: Int, channel: Channel = .lightness) throws(Failure) {
        var opened: OpaquePointer?
        let status = unsafe raster.bytes.withUnsafeBufferPointer { bytes in
            unsafe alto_ink_open(
                bytes.baseAddress, Int32(clamping: raster.width), Int32(clamping: raster.height),
                Int32(clamping: enlargement), channel == .colour ? ALTO_INK_COLOUR : ALTO_INK_LIGHTNESS, &opened)
        }
        guard status == ALTO_INK_OK, let opened = unsafe opened else {
            throw status == ALTO_INK_NO_MEMORY ? .noMemory : .badSize
        }
        unsafe handle = opened
        self.enlargement = enlargement
        width = unsafe Int(alto_ink_width(opened))
        height = unsafe Int(alto_ink_height(opened))
        levels = unsafe Int(alto_ink_levels(opened))
    }

    deinit {
        unsafe alto_ink_close(handle)
    }

    /// The pieces of ink on one level of the pyramid that could be letters by their size and strokes.
    func pieces(level: Int, bright: Bool) throws(Failure) -> [Piece] {
        var found: UnsafePointer<alto_component>?
        var count: Int32 = 0
        guard unsafe alto_ink_find(handle, Int32(clamping: level), bright, &found, &count) == ALTO_INK_OK else {
            throw .noMemory
        }
        return unsafe UnsafeBufferPointer(start: found, count: Int(count)).map { Piece($0) }
    }

    /// Mean value in a box, 0 to 255; nil where the box lies outside.
    func mean(_ box: Span) -> Double? {
        let mean = unsafe alto_ink_mean(handle, alto_ink_box(box))
        return mean < 0 ? nil : mean
    }

    /// Cuts a strip out: dark letters on white, lit evenly. What lies in a `foreign` box and in no `own` one is blanked.
    func cut(_ strip: Strip, own: [Span], foreign: [Span]) throws(Failure) -> [UInt8] {
        var description = alto_strip()
        description.origin_x = strip.origin.x
        description.origin_y = strip.origin.y
        description.along_x = strip.along.x
        description.along_y = strip.along.y
        description.across_x = strip.across.x
        description.across_y = strip.across.y
        description.bend = strip.bend
        description.width = Int32(clamping: strip.width)
        description.height = Int32(clamping: strip.height)
        description.bright = strip.isBright
        description.white = strip.white
        let ownBoxes = own.map(alto_ink_box.init), foreignBoxes = foreign.map(alto_ink_box.init)
        var status = ALTO_INK_OK
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: strip.width * strip.height) { buffer, count in
            unsafe ownBoxes.withUnsafeBufferPointer { own in
                unsafe foreignBoxes.withUnsafeBufferPointer { foreign in
                    status = unsafe alto_ink_cut(
                        handle, &description, own.baseAddress, Int32(own.count), foreign.baseAddress,
                        Int32(foreign.count), buffer.baseAddress)
                }
            }
            count = status == ALTO_INK_OK ? strip.width * strip.height : 0
        }
        guard status == ALTO_INK_OK else { throw status == ALTO_INK_NO_MEMORY ? .noMemory : .badSize }
        return pixels
    }
}

extension Piece {
    fileprivate init(_ found: alto_component) {
        self.init(
            span: Span(left: Int(found.left), top: Int(found.top), right: Int(found.right), bottom: Int(found.bottom)),
            area: Int(found.area), stroke: Double(found.stroke), ink: Double(found.ink), paper: Double(found.paper))
    }
}

extension alto_ink_box {
    fileprivate init(_ span: Span) {
        self.init(
            left: Int32(clamping: span.left), top: Int32(clamping: span.top), right: Int32(clamping: span.right),
            bottom: Int32(clamping: span.bottom))
    }
}
