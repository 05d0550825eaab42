package import Alto
package import Foundation

/// Counts the faces in a picture and names those whose owners agreed to be recognised.
///
/// Models are loaded, and faces embedded, only when there are faces and somebody is enrolled. Nothing of a face that
/// was looked at is kept.
package struct FaceRecognizer: Observer {
    package let stage = Stage.faces
    private let finder: FaceDetector
    private let models: FaceModels?
    private var gallery: any Gallery

    /// - Parameter models: nil where none are installed: faces are counted all the same, and a picture with faces is a
    ///   `Problem` (modelMissing) only when somebody is enrolled who would go unrecognised without a word.
    /// - Parameter cache: a folder for the unpacked detector; nil for none.
    package init(models: FaceModels?, gallery: any Gallery, cache: URL? = nil) {
        finder = FaceDetector(cache: cache)
        self.models = models
        self.gallery = gallery
    }

    /// The same for other people: detector and models are shared, with all that is loaded of them, so that there can be
    /// one for each picture. Neither keeps anything of a person.
    package func recognizing(_ gallery: any Gallery) -> FaceRecognizer {
        var other = self
        other.gallery = gallery
        return other
    }

    package func observe(_ picture: Picture) async throws -> Observation {
        let raster = try await picture.rasterForFaces()
        try Task.checkCancellation()
        let found = try await finder.facesInAnyTurn(in: raster)
        guard !found.faces.isEmpty else { return .people(People(faces: [])) }
        let matches = try await matches(for: found.faces, in: found.raster)
        return .people(
            People(
                faces: zip(found.faces, matches).map { face, match in
                    Face(name: match.name, distance: match.distance, box: found.box(of: face, in: picture))
                }, isAtLeast: found.isAtLeast))
    }

    private func matches(for faces: [DetectedFace], in raster: Raster) async throws -> [FaceMatching.Match] {
        let people = try await gallery.people()
        guard !people.isEmpty else { return faces.map { _ in FaceMatching.Match(name: nil, distance: nil) } }
        guard let models else { throw FaceFailure.modelMissing.problem }
        return FaceMatching(people: people).matches(for: try await models.embeddings(of: faces, in: raster))
    }
}
