package import Alto
import CFaces

/// Finds faces. Needs no model file: the filters are compiled in.
package actor FaceFinder {
    private let executor = BlockingExecutor(label: "faces.find")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    package init() {}

    /// Faces in reading order.
    /// - Throws: `Problem` when there is no memory for the search.
    package func faces(in raster: Raster) throws -> [FoundFace] {
        let longestSide = max(raster.width, raster.height)
        let workingSide = min(FaceLimits.greatestEnlargement * longestSide, FaceLimits.workingSide)
        // More than anybody can count; the list is cut, best first, not the search.
        var found = [alto_face](repeating: alto_face(), count: 1000)
        var count = 0
        let status = unsafe alto_faces_find(
            raster.bytes, Int32(clamping: raster.width), Int32(clamping: raster.height), Int32(clamping: workingSide),
            FaceLimits.detectionScore, &found, found.count, &count)
        guard status == ALTO_FACES_OK else { throw FaceFailure(status).problem }
        return found.prefix(count)
            .map { FoundFace(left: $0.left, top: $0.top, side: $0.side, score: $0.score) }
            .inReadingOrder
    }
}

extension Picture {
    /// The raster in which faces are looked for.
    package func rasterForFaces() async throws -> Raster {
        try await raster(longestSide: FaceLimits.workingSide)
    }
}
