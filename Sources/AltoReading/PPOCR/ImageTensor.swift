import AltoGraph
import CPixels

/// Pixels as PaddleOCR's networks take them: planes of float32, normalized channel by channel.
enum ImageTensor {
    struct Normalization: Sendable {
        var mean: [Float]
        var deviation: [Float]

        /// ImageNet's, which PaddleOCR applies to channels in the order in which OpenCV holds them.
        static let imageNet = Normalization(mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225])
        /// From -1 to 1.
        static let symmetric = Normalization(mean: [0.5, 0.5, 0.5], deviation: [0.5, 0.5, 0.5])

        fileprivate func value(_ byte: UInt8, channel: Int) -> Float {
            (Float(byte) / 255 - mean[channel]) / deviation[channel]
        }
    }

    /// - Parameters:
    ///   - pixels: `3 * width * height` bytes.
    ///   - isReversed: the planes come in the other order than the bytes.
    ///   - paddedWidth: columns beyond the pixels are 0.
    /// - Returns: float32 of shape [1, 3, height, paddedWidth].
    static func tensor(
        _ pixels: [UInt8], width: Int, height: Int, paddedWidth: Int? = nil, normalization: Normalization,
        isReversed: Bool = false
    ) -> Tensor {
        let padded = max(width, paddedWidth ?? width)
        let tables = (0..<3).map { channel in
            (0...255).map { normalization.value(UInt8($0), channel: channel) }
        }
        return Tensor.floats([1, 3, height, padded]) { values in
            for channel in 0..<3 {
                let table = tables[channel], offset = isReversed ? 2 - channel : channel
                unsafe pixels.withUnsafeBufferPointer { pixels in
                    unsafe table.withUnsafeBufferPointer { table in
                        for row in 0..<height {
                            let target = (channel * height + row) * padded
                            var source = 3 * row * width + offset
                            for x in 0..<width {
                                unsafe values[target + x] = table[Int(pixels[source])]
                                source += 3
                            }
                        }
                    }
                }
            }
        }
    }

    /// Shrinks or enlarges 8-bit RGB pixels, bilinear, all pixels counted when shrinking.
    ///
    /// - Returns: nil when there is no memory or a side is out of range.
    static func resized(_ pixels: [UInt8], width: Int, height: Int, toWidth: Int, height toHeight: Int) -> [UInt8]? {
        let sides = 1...(1 << 20)
        guard sides.contains(width), sides.contains(height), sides.contains(toWidth), sides.contains(toHeight),
            pixels.count == 3 * width * height
        else { return nil }
        var status: Int32 = -1
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 3 * toWidth * toHeight) { target, count in
            unsafe pixels.withUnsafeBufferPointer { source in
                status = unsafe pixels_resize(
                    source.baseAddress, Int32(width), Int32(height), target.baseAddress, Int32(toWidth),
                    Int32(toHeight), pixels_bilinear, pixels_pillow)
            }
            count = status == 0 ? 3 * toWidth * toHeight : 0
        }
        return status == 0 ? bytes : nil
    }
}
