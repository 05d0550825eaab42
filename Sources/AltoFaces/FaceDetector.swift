package import Alto
import CFaces
package import Foundation

/// Finds faces with dlib's frontal detector. Needs no model file.
package actor FaceDetector {
    private let cache: URL?
    private var handle: Handle?
    private let executor = BlockingExecutor(label: "faces.find")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// - Parameter cache: a folder for the unpacked detector, which saves 0.3 seconds the next time; nil for none.
    package init(cache: URL?) { self.cache = cache }

    /// Faces in reading order.
    /// - Throws: `Problem` when there is no memory for the search.
    package func faces(in raster: Raster) throws -> [DetectedFace] {
        try opened().faces(in: raster, workingSide: Self.workingSide(of: raster)).inReadingOrder
    }

    /// Faces as they stand, or where none do, lying on their sides or upside down.
    /// - Throws: `Problem`, or `CancellationError` between two turns.
    package func facesInAnyTurn(in raster: Raster) throws -> TurnedFaces {
        let upright = try faces(in: raster)
        guard upright.isEmpty else { return TurnedFaces(faces: upright, raster: raster, quarterTurns: 0) }
        // Cameras are held sideways more often than upside down.
        for quarterTurns in [1, 3, 2] {
            try Task.checkCancellation()
            guard let turned = raster.turned(quarterTurns: quarterTurns) else { continue }
            let side = min(FaceLimits.turnedWorkingSide, Self.workingSide(of: raster))
            let found = try opened().faces(in: turned, workingSide: side).inReadingOrder
            if !found.isEmpty { return TurnedFaces(faces: found, raster: turned, quarterTurns: quarterTurns) }
        }
        return TurnedFaces(faces: [], raster: raster, quarterTurns: 0)
    }

    private static func workingSide(of raster: Raster) -> Int {
        min(FaceLimits.greatestEnlargement * max(raster.width, raster.height), FaceLimits.workingSide)
    }

    private func opened() throws -> Handle {
        if let handle { return handle }
        if let cache { try? FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true) }
        let opened = try Handle(cache: cache?.appending(path: "frontal-face-detector-dlib-19.dat"))
        handle = opened
        return opened
    }
}

/// Owns the detector in memory. Used by one thread at a time: the actor above keeps it.
@safe private final class Handle {
    private let finder: OpaquePointer

    init(cache: URL?) throws {
        var opened: OpaquePointer?
        let status = unsafe alto_face_finder_open(cache?.path, &opened)
        guard status == ALTO_FACES_OK, let opened = unsafe opened else { throw FaceFailure(status).problem }
        unsafe finder = opened
    }

    deinit {
        unsafe alto_face_finder_close(finder)
    }

    func faces(in raster: Raster, workingSide: Int) throws -> [DetectedFace] {
        // More than anybody can count; the list is cut, best first, not the search.
        var found = [alto_face](repeating: alto_face(), count: 1000)
        var count = 0
        let status = unsafe alto_face_finder_find(
            finder, raster.bytes, Int32(clamping: raster.width), Int32(clamping: raster.height),
            Int32(clamping: workingSide), FaceLimits.detectionScore, &found, found.count, &count)
        guard status == ALTO_FACES_OK else { throw FaceFailure(status).problem }
        return found.prefix(count).map { DetectedFace(left: $0.left, top: $0.top, side: $0.side, score: $0.score) }
    }
}

extension Picture {
    /// The raster in which faces are looked for.
    package func rasterForFaces() async throws -> Raster {
        try await raster(longestSide: FaceLimits.workingSide)
    }
}
