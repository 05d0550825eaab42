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
    func picture(limits: PictureLimits, allowPartial: Bool) throws(PictureError) -> Picture {
        let (decoding, working): (Decoding, Raster)
        do {
            (decoding, working) = try open(limits: limits, isStrict: true)
        } catch {
            guard case .truncated = error, allowPartial else { throw error }
            (decoding, working) = try open(limits: limits, isStrict: false)
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

    private func open(limits: PictureLimits, isStrict: Bool) throws(PictureError) -> (Decoding, Raster) {
        let decoding = try Decoding(of: bytes, format: format, limits: limits, isStrict: isStrict)
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
