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
    private var decoding: Decoding?
    private var rasters: [Int: Raster] = [:]

    init(bytes: [UInt8], format: PictureFormat) {
        self.bytes = bytes
        self.format = format
    }

    func picture(limits: PictureLimits, allowPartial: Bool) throws(PictureError) -> Picture {
        var decoding = try Decoding(of: bytes, format: format, limits: limits)
        let longestSide = decoding.workingSide
        let working: Raster
        do {
            working = try decoding.raster(longestSide: longestSide)
        } catch {
            guard case .truncated = error, allowPartial else { throw error }
            decoding.isStrict = false
            working = try decoding.raster(longestSide: longestSide)
        }
        self.decoding = decoding
        rasters[longestSide] = working
        return Picture(width: decoding.width, height: decoding.height, facts: decoding.facts) { longestSide in
            do {
                return try await self.raster(longestSide: longestSide)
            } catch let error as PictureError {
                throw error.problem
            }
        }
    }

    private func raster(longestSide: Int) throws -> Raster {
        guard let decoding else { throw PictureError.damaged(format) }
        let side = max(1, min(longestSide, max(decoding.width, decoding.height)))
        if let known = rasters[side] { return known }
        let raster: Raster
        if side > decoding.workingSide {
            raster = try decoding.raster(longestSide: side)
        } else if let working = rasters[decoding.workingSide] {
            do {
                raster = try working.shrunk(longestSide: side)
            } catch {
                throw PictureError(error, format: format, bytes: bytes)
            }
        } else {
            throw PictureError.damaged(format)
        }
        rasters[side] = raster
        return raster
    }
}
