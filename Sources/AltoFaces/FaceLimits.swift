/// Every number that decides what counts as a face and whose it is, with where it comes from.
package enum FaceLimits {
    /// Longest side, in pixels, of what the detector searches; smaller pictures are enlarged up to twice. The least
    /// face is 36 pixels of it from brows to chin. Measured on 42 photographs with 90 faces: at 1000 the same as at
    /// 2000 for large faces, but half of a group's small ones are lost; more than 2000 found nothing new.
    package static let workingSide = 2000
    package static let greatestEnlargement = 2

    /// By how much the detector's answer must exceed the threshold that dlib learnt. Measured: on 98 crops, turns,
    /// flips, enlargements and noisy copies of pictures without a face, and on 112 variants of the portraits, nothing
    /// that is no face scored above 0.17, and no face of at least 40 pixels, lit to a tenth, below 0.43.
    package static let detectionScore: Float = 0.3

    /// Two faces within this Euclidean distance are one person. dlib's own figure is 0.6 (99.38 % on Labeled Faces in
    /// the Wild, dlib.net/dnn_face_recognition_ex.cpp.html), which confuses one pair of strangers in a few hundred. A
    /// wrong name does more harm than none: measured on 189 faces, pairs of strangers begin at 0.50 (small faces), and
    /// pairs of one person end at 0.48 (other hair, other light).
    package static let recognitionDistance = 0.5

    /// When the second nearest person is also near enough and not farther than the nearest by this much, nobody is
    /// named. A fifth of the recognition distance: what a change of light does to one face (measured 0.05 to 0.12).
    package static let ambiguityMargin = 0.1

    /// Least side, in pixels of the picture, of a face that can be enrolled.
    package static let enrolmentSide = 40.0

    /// Least sharpness (see `FaceSharpness`) of a face that can be enrolled. A portrait blurred until it was 0.018 lay
    /// 0.51 from another picture of its owner, at 0.039 it lay at 0.46; sharp portraits have 0.4 and more.
    package static let enrolmentSharpness = 0.03
}
