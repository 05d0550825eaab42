import Alto
import CVips

/// An opened file and the rasters that were made from it.
///
/// One working copy is decoded up front; every smaller raster comes from it, so that a raster does not depend on what
/// was asked for before. The file is decoded anew only for somebody who wants more pixels than the working copy has.
actor PictureSource {
    private let executor = BlockingExecutor(label: "pictures")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let bytes: [UInt8]
    private let format: PictureFormat
    private var opened: (decoding: Decoding, working: Raster)?
    /// By longest side.
    private var rasters: [Int: Raster] = [:]

    init(bytes: [UInt8], format: PictureFormat) {
        self.bytes = bytes
        self.format = format
    }

    /// Checks the header and makes the working copy.
    func picture(limits: PictureLimits, allowPartial: Bool, frame: Int? = nil) throws(PictureError) -> Picture {
        guard frame ?? 1 >= 1 else { throw .noSuchFrame(frame ?? 0, count: 1, isPage: format.sequence == .pages) }
        let (reading, first) = try firstThatOpens(limits: limits, allowPartial: allowPartial, frame: frame ?? 1)
        var (decoding, working) = first
        if frame == nil, decoding.facts.frameCount > 1, format.sequence == .animation, working.isBlank {
            // An animation that fades in begins with nothing.
            for later in Self.laterFrames where later <= decoding.facts.frameCount {
                guard let other = try? open(reading, limits: limits, frame: later) else { break }
                if other.1.isBlank { continue }
                (decoding, working) = other
                break
            }
        }
        opened = (decoding, working)
        return Picture(width: decoding.width, height: decoding.height, facts: decoding.facts) { longestSide in
            do throws(PictureError) {
                return try await self.raster(longestSide: longestSide)
            } catch {
                throw error.problem
            }
        }
    }

    /// Where something is looked for in an animation that begins with nothing: more of them would take too long.
    private static let laterFrames = [2, 3, 5, 8, 13, 21, 34, 55]

    private func firstThatOpens(
        limits: PictureLimits, allowPartial: Bool, frame: Int
    ) throws(PictureError) -> (FileReading, (Decoding, Raster)) {
        var first: PictureError?
        for reading in FileReading.all(of: bytes, format: format, allowPartial: allowPartial) {
            if reading.isPartial {
                guard case .truncated = first else { break }
            }
            do throws(PictureError) {
                return (reading, try open(reading, limits: limits, frame: frame))
            } catch {
                // What a later reading says of a file that breaks off is nearer to the truth.
                switch error {
                case .truncated: first = error
                case .damaged: if first == nil { first = error }
                default: throw error
                }
            }
        }
        throw first ?? .damaged(format)
    }

    private func open(
        _ reading: FileReading, limits: PictureLimits, frame: Int
    ) throws(PictureError) -> (Decoding, Raster) {
        let decoding = try Decoding(of: reading, format: format, limits: limits, frame: frame)
        return (decoding, try decoding.raster(WorkingCopy.size(ofWidth: decoding.width, height: decoding.height)))
    }

    private func raster(longestSide: Int) throws(PictureError) -> Raster {
        guard let (decoding, working) = opened else { throw .damaged(format) }
        let side = max(1, longestSide)
        if side == max(working.width, working.height) { return working }
        if let known = rasters[side] { return known }
        let size = Raster.size(ofWidth: decoding.width, height: decoding.height, longestSide: side)
        let raster: Raster
        if side > max(working.width, working.height) {
            raster = try decoding.raster(size)
        } else {
            guard
                let shrunk = working.shrunk(
                    width: min(size.width, working.width), height: min(size.height, working.height))
            else { throw .damaged(format) }
            raster = shrunk
        }
        rasters[side] = raster
        return raster
    }
}

extension Raster {
    /// Nothing but one color, as far as anybody sees.
    fileprivate var isBlank: Bool {
        let glance = shrunk(longestSide: 256)
        for channel in 0..<3 {
            let values = stride(from: channel, to: glance.bytes.count, by: 3).lazy.map { glance.bytes[$0] }
            guard let least = values.min(), let most = values.max(), most - least < 24 else { return false }
        }
        return true
    }
}
