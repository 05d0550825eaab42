import Alto
import CStrokes

/// Strokes in a raster that could be letters, and crops cut out of it. Pixel work; owned by whoever reads one picture.
@safe struct StrokeImage: ~Copyable {
    enum Channel {
        case lightness, color
    }

    enum Failure: Error {
        case badSize, noMemory
    }

    private let handle: OpaquePointer
    /// How many pixels of the image's raster one pixel of the given raster became, a side.
    let enlargement: Int
    let width: Int
    let height: Int
    let levels: Int

    init(_ raster: Raster, enlargement: Int, channel: Channel = .lightness) throws(Failure) {
        var opened: OpaquePointer?
        let status = unsafe raster.bytes.withUnsafeBufferPointer { bytes in
            unsafe alto_strokes_open(
                bytes.baseAddress, Int32(clamping: raster.width), Int32(clamping: raster.height),
                Int32(clamping: enlargement), channel == .color ? ALTO_STROKES_COLOR : ALTO_STROKES_LIGHTNESS, &opened)
        }
        guard status == ALTO_STROKES_OK, let opened = unsafe opened else {
            throw status == ALTO_STROKES_NO_MEMORY ? .noMemory : .badSize
        }
        unsafe handle = opened
        self.enlargement = enlargement
        width = unsafe Int(alto_strokes_width(opened))
        height = unsafe Int(alto_strokes_height(opened))
        levels = unsafe Int(alto_strokes_levels(opened))
    }

    deinit {
        unsafe alto_strokes_close(handle)
    }

    /// The components on one level of the pyramid that could be letters by their size and strokes.
    func components(level: Int, bright: Bool) throws(Failure) -> [Component] {
        var found: UnsafePointer<alto_component>?
        var count: Int32 = 0
        guard unsafe alto_strokes_components(handle, Int32(clamping: level), bright, &found, &count) == ALTO_STROKES_OK
        else {
            throw .noMemory
        }
        return unsafe UnsafeBufferPointer(start: found, count: Int(count)).map { Component($0) }
    }

    /// Mean value in a box, 0 to 255; nil where the box lies outside.
    func mean(_ box: Rect) -> Double? {
        let mean = unsafe alto_strokes_mean(handle, alto_strokes_box(box))
        return mean < 0 ? nil : mean
    }

    /// Cuts a line out: dark letters on white, lit evenly. What lies in a `foreign` box and in no `own` one is blanked.
    func pixels(of crop: LineCrop, own: [Rect], foreign: [Rect]) throws(Failure) -> [UInt8] {
        var description = alto_line_crop()
        description.origin_x = crop.origin.x
        description.origin_y = crop.origin.y
        description.along_x = crop.along.x
        description.along_y = crop.along.y
        description.across_x = crop.across.x
        description.across_y = crop.across.y
        description.bend = crop.bend
        description.width = Int32(clamping: crop.width)
        description.height = Int32(clamping: crop.height)
        description.bright = crop.isBright
        description.white = crop.white
        let ownBoxes = own.map(alto_strokes_box.init), foreignBoxes = foreign.map(alto_strokes_box.init)
        var status = ALTO_STROKES_OK
        let pixels = unsafe [UInt8](unsafeUninitializedCapacity: crop.width * crop.height) { buffer, count in
            unsafe ownBoxes.withUnsafeBufferPointer { own in
                unsafe foreignBoxes.withUnsafeBufferPointer { foreign in
                    status = unsafe alto_strokes_crop(
                        handle, &description, own.baseAddress, Int32(own.count), foreign.baseAddress,
                        Int32(foreign.count), buffer.baseAddress)
                }
            }
            count = status == ALTO_STROKES_OK ? crop.width * crop.height : 0
        }
        guard status == ALTO_STROKES_OK else { throw status == ALTO_STROKES_NO_MEMORY ? .noMemory : .badSize }
        return pixels
    }
}

extension Component {
    fileprivate init(_ found: alto_component) {
        self.init(
            rect: Rect(left: Int(found.left), top: Int(found.top), right: Int(found.right), bottom: Int(found.bottom)),
            area: Int(found.area), stroke: Double(found.stroke), foreground: Double(found.foreground),
            background: Double(found.background))
    }
}

extension alto_strokes_box {
    fileprivate init(_ rect: Rect) {
        self.init(
            left: Int32(clamping: rect.left), top: Int32(clamping: rect.top), right: Int32(clamping: rect.right),
            bottom: Int32(clamping: rect.bottom))
    }
}
