package import Alto
import CFaces
package import Foundation

/// dlib's five landmarks and its recognition network, which make 128 numbers of a face.
///
/// The files are read, in about 0.15 seconds, when the first face is embedded: pictures without faces, and galleries
/// without people, do not pay for them and do not need them.
package actor FaceModels {
    /// What the folder must hold.
    package static let fileNames = [landmarksName, networkName]
    private static let landmarksName = "shape_predictor_5_face_landmarks.dat"
    private static let networkName = "dlib_face_recognition_resnet_model_v1.dat"

    private let folder: URL
    private var handle: Handle?
    private let executor = BlockingExecutor(label: "faces.embed")
    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    package init(folder: URL) { self.folder = folder }

    /// Reads the files, unless that is done.
    /// - Throws: `Problem` (modelMissing, modelInvalid).
    package func load() throws { _ = try loaded() }

    /// The numbers of each face, in the same order.
    /// - Throws: `Problem` (modelMissing, modelInvalid), or `CancellationError` between two faces.
    package func embeddings(of faces: [DetectedFace], in raster: Raster) throws -> [FaceEmbedding] {
        let handle = try loaded()
        return try faces.map { face in
            try Task.checkCancellation()
            return try handle.embedding(of: face, in: raster)
        }
    }

    private func loaded() throws -> Handle {
        if let handle { return handle }
        let opened = try Handle(
            landmarks: folder.appending(path: Self.landmarksName), network: folder.appending(path: Self.networkName))
        handle = opened
        return opened
    }
}

/// Owns the models in memory. Used by one thread at a time: the actor above keeps it.
@safe private final class Handle {
    private let models: OpaquePointer

    init(landmarks: URL, network: URL) throws {
        var opened: OpaquePointer?
        let status = unsafe alto_face_models_open(landmarks.path, network.path, &opened, nil, 0)
        guard status == ALTO_FACES_OK, let opened = unsafe opened else { throw FaceFailure(status).problem }
        unsafe models = opened
    }

    deinit {
        unsafe alto_face_models_close(models)
    }

    /// - Throws: `Problem` (internalError).
    func embedding(of face: DetectedFace, in raster: Raster) throws -> FaceEmbedding {
        var values = [Float](repeating: 0, count: FaceEmbedding.dimension)
        let square = alto_face(left: face.left, top: face.top, side: face.side, score: face.score, pose: 0)
        let status = unsafe alto_face_models_embed(
            models, raster.bytes, Int32(clamping: raster.width), Int32(clamping: raster.height), square, &values,
            nil, 0)
        guard status == ALTO_FACES_OK, let embedding = FaceEmbedding(values) else {
            throw (status == ALTO_FACES_OK ? FaceFailure.other : FaceFailure(status)).problem
        }
        return embedding
    }
}
