extension Bitmap {
    /// Decodes the pixels, over white.
    /// - Parameters:
    ///   - bytes: the whole file.
    ///   - isStrict: throw `truncated` when they end early; otherwise what is missing is white.
    /// - Returns: `3 * width * height` bytes, upright.
    func pixels(_ bytes: [UInt8], isStrict: Bool) throws(Failure) -> [UInt8] {
        let data = pixelOffset <= bytes.count ? bytes[pixelOffset...] : []
        switch compression {
        case .none:
            guard !isStrict || data.count >= stride * (height - 1) + (width * bitsPerPixel + 7) / 8 else {
                throw .truncated
            }
            return plain(data)
        case .rle8, .rle4:
            // Two bytes stand for at most 255 pixels; a header that announces far more wants memory, not a picture.
            guard width * height <= 128 * data.count + 65536 else { throw isStrict ? .truncated : .damaged }
            let (indices, isComplete) = expanded(data)
            guard isComplete || !isStrict else { throw .truncated }
            return colored(indices)
        }
    }

    private func plain(_ data: ArraySlice<UInt8>) -> [UInt8] {
        var pixels = [UInt8](repeating: 255, count: 3 * width * height)
        let channels = masks.map(Channel.init)
        for y in 0..<height {
            let row = data.startIndex + (isTopDown ? y : height - 1 - y) * stride
            guard row < data.endIndex else { continue }
            var out = 3 * width * y
            switch bitsPerPixel {
            case 24:
                for x in 0..<min(width, (data.endIndex - row) / 3) {
                    pixels[out] = data[row + 3 * x + 2]
                    pixels[out + 1] = data[row + 3 * x + 1]
                    pixels[out + 2] = data[row + 3 * x]
                    out += 3
                }
            case 16, 32:
                let size = bitsPerPixel / 8
                for x in 0..<min(width, (data.endIndex - row) / size) {
                    var value: UInt32 = 0
                    for byte in 0..<size { value |= UInt32(data[row + size * x + byte]) << (8 * byte) }
                    let alpha = channels[3].isPresent ? Int(channels[3].value(value)) : 255
                    for channel in 0..<3 {
                        let light = Int(channels[channel].value(value))
                        pixels[out + channel] = UInt8((light * alpha + 255 * (255 - alpha) + 127) / 255)
                    }
                    out += 3
                }
            default:
                let mask = UInt8(truncatingIfNeeded: (1 << bitsPerPixel) - 1)
                for x in 0..<min(width, (data.endIndex - row) * 8 / bitsPerPixel) {
                    let bit = x * bitsPerPixel
                    let shift = 8 - bitsPerPixel - bit % 8
                    let color = palette[Int(data[row + bit / 8] >> UInt8(shift) & mask)]
                    (pixels[out], pixels[out + 1], pixels[out + 2]) = color
                    out += 3
                }
            }
        }
        return pixels
    }

    /// Run lengths, as palette indices in the order of the file's rows.
    private func expanded(_ data: ArraySlice<UInt8>) -> (indices: [UInt8], isComplete: Bool) {
        var indices = [UInt8](repeating: 0, count: width * height)
        var x = 0
        var row = 0
        var at = data.startIndex
        let isNibbles = compression == .rle4
        func put(_ index: UInt8) {
            if x < width, row < height { indices[row * width + x] = index }
            x += 1
        }
        while at + 1 < data.endIndex {
            let count = Int(data[at])
            let value = data[at + 1]
            at += 2
            if count > 0 {
                for step in 0..<count {
                    put(isNibbles ? (step % 2 == 0 ? value >> 4 : value & 15) : value)
                }
                continue
            }
            switch value {
            case 0:
                x = 0
                row += 1
            case 1:
                return (indices, true)
            case 2:
                guard at + 1 < data.endIndex else { return (indices, false) }
                x += Int(data[at])
                row += Int(data[at + 1])
                at += 2
            default:
                let literals = Int(value)
                let size = isNibbles ? (literals + 1) / 2 : literals
                guard size <= data.endIndex - at else { return (indices, false) }
                for step in 0..<literals {
                    let byte = data[at + (isNibbles ? step / 2 : step)]
                    put(isNibbles ? (step % 2 == 0 ? byte >> 4 : byte & 15) : byte)
                }
                // Literals are padded to an even number of bytes.
                at += size + size % 2
            }
            if row > height { return (indices, true) }
        }
        // The mark of the end may be left out once all rows are there.
        return (indices, row >= height || (row == height - 1 && x >= width))
    }

    private func colored(_ indices: [UInt8]) -> [UInt8] {
        var pixels = [UInt8](repeating: 255, count: 3 * width * height)
        for y in 0..<height {
            let row = (isTopDown ? y : height - 1 - y) * width
            var out = 3 * width * y
            for x in 0..<width {
                let index = Int(indices[row + x])
                if index < palette.count { (pixels[out], pixels[out + 1], pixels[out + 2]) = palette[index] }
                out += 3
            }
        }
        return pixels
    }

    /// The bits of a pixel that hold one channel.
    private struct Channel {
        private let mask: UInt32
        private let shift: Int
        private let most: UInt64

        init(mask: UInt32) {
            self.mask = mask
            shift = mask == 0 ? 0 : mask.trailingZeroBitCount
            most = UInt64(mask >> UInt32(shift))
        }

        var isPresent: Bool { mask != 0 }

        /// 0 to 255.
        func value(_ pixel: UInt32) -> UInt8 {
            guard most > 0 else { return 0 }
            return UInt8(truncatingIfNeeded: (UInt64((pixel & mask) >> UInt32(shift)) * 255 + most / 2) / most)
        }
    }
}
