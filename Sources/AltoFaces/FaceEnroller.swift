package import Alto
package import Foundation

/// Makes the numbers by which a person will be known from a picture of them alone. The picture is not kept.
package struct FaceEnroller: Sendable {
    private let finder: FaceDetector
    private let models: FaceModels

    /// - Parameter cache: a folder for the unpacked detector; nil for none.
    package init(models: FaceModels, cache: URL? = nil) {
        finder = FaceDetector(cache: cache)
        self.models = models
    }

    /// - Throws: `Problem` (noFace) when there is no face, more than one, or one that is too small or too blurred to
    ///   know anybody by; (modelMissing, modelInvalid).
    package func embedding(of picture: Picture) async throws -> FaceEmbedding {
        let found = try await finder.facesInAnyTurn(in: try await picture.rasterForFaces())
        let (faces, raster) = (found.faces, found.raster)
        guard let face = faces.first else {
            throw Problem(
                .noFace, "No face was found in the picture.",
                remedy: "Take one that shows the person from the front, in good light.")
        }
        guard faces.count == 1 else {
            throw Problem(
                .noFace, "There are \(faces.count) faces in the picture.",
                remedy: "Take one that shows only the person to be enrolled.")
        }
        let side = face.side * Double(max(picture.width, picture.height)) / Double(max(raster.width, raster.height))
        guard side >= FaceLimits.enrollmentSide else {
            throw Problem(
                .noFace, "The face in the picture is too small.",
                remedy: "Take one in which the face is at least \(Int(FaceLimits.enrollmentSide)) pixels wide.")
        }
        guard FaceSharpness(of: face, in: raster).value >= FaceLimits.enrollmentSharpness else {
            throw Problem(.noFace, "The face in the picture is too blurred.", remedy: "Take a sharper one.")
        }
        let embeddings = try await models.embeddings(of: [face], in: raster)
        guard let embedding = embeddings.first else { throw FaceFailure.other.problem }
        return embedding
    }
}
