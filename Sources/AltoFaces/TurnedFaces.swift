package import Alto

/// Faces that were found in a raster once it was turned.
package struct TurnedFaces: Sendable {
    package let faces: [DetectedFace]
    /// In which the faces stand upright.
    package let raster: Raster
    /// By which the raster was turned, clockwise.
    package let quarterTurns: Int

    /// Some are so small that others are likely to have been missed.
    var isAtLeast: Bool {
        let longest = Double(max(raster.width, raster.height))
        let scale = min(Double(FaceLimits.greatestEnlargement), Double(FaceLimits.workingSide) / longest)
        return faces.count > 1 && faces.contains { $0.side * scale < FaceLimits.smallSide }
    }

    /// The face's box in the picture as it stands.
    func box(of face: DetectedFace, in picture: Picture) -> Box {
        let isOnItsSide = quarterTurns % 2 == 1
        let (width, height) = isOnItsSide ? (picture.height, picture.width) : (picture.width, picture.height)
        // As if the picture itself had been turned: then back.
        let turned = Picture(width: width, height: height, facts: picture.facts) { _ in raster }
        let box = face.box(in: raster, of: turned)
        return switch quarterTurns {
        case 1: Box(x: box.y, y: picture.height - box.x - box.width, width: box.height, height: box.width)
        case 2:
            Box(
                x: picture.width - box.x - box.width, y: picture.height - box.y - box.height, width: box.width,
                height: box.height)
        case 3: Box(x: picture.width - box.y - box.height, y: box.x, width: box.height, height: box.width)
        default: box
        }
    }
}

extension Raster {
    /// Turned clockwise by quarter turns.
    /// - Returns: nil only where there is no such raster.
    func turned(quarterTurns: Int) -> Raster? {
        let turns = ((quarterTurns % 4) + 4) % 4
        guard turns > 0 else { return self }
        let (newWidth, newHeight) = turns == 2 ? (width, height) : (height, width)
        // How far apart, in bytes, pixels lie that come to lie side by side and one below the other.
        let row = 3 * width
        let (start, across, down) =
            switch turns {
            case 1: (row * (height - 1), -row, 3)
            case 2: (row * height - 3, -3, -row)
            default: (3 * (width - 1), row, -3)
            }
        let turned = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { to, filled in
            unsafe bytes.withUnsafeBufferPointer { from in
                guard let from = from.baseAddress, let to = to.baseAddress else { return }
                for y in 0..<newHeight {
                    var (source, target) = unsafe (from + start + y * down, to + 3 * newWidth * y)
                    for _ in 0..<newWidth {
                        unsafe (target[0], target[1], target[2]) = (source[0], source[1], source[2])
                        unsafe target += 3
                        unsafe source += across
                    }
                }
                filled = 3 * newWidth * newHeight
            }
        }
        return Raster(width: newWidth, height: newHeight, bytes: turned)
    }
}
