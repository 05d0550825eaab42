/// Every number that decides what counts as a face and whose it is, with where it comes from.
package enum FaceLimits {
    /// Longest side, in pixels, of what the detector searches; smaller pictures are enlarged up to twice. The least
    /// face is 36 pixels of an enlarged picture, 73 of any other, from brows to chin. At 1000 it takes a quarter of the
    /// time, but misses faces below a fourteenth of the picture and gives weaker answers to tilted ones (0.38 for the
    /// weakest of 108 variants of four portraits, against 0.43).
    package static let workingSide = 2000
    package static let greatestEnlargement = 2

    /// By how much the detector's answer must exceed the threshold that dlib learnt. Measured on 98 crops, turns,
    /// flips, enlargements and noisy copies of pictures without a face, and on 108 variants of four portraits: nothing
    /// that is no face came above 0.24 (a fitting of a space suit, on tilted copies), and no face of 40 pixels or more
    /// that is tilted by at most 25 degrees and lit to a seventh at least, below 0.43. On dlib's own annotated example
    /// photographs 42 of 43 faces are found, and nothing else.
    package static let detectionScore: Float = 0.3

    /// Two faces within this Euclidean distance are one person. dlib's own figure is 0.6 (99.38 % on Labeled Faces in
    /// the Wild, dlib.net/dnn_face_recognition_ex.cpp.html). A wrong name does more harm than none: measured on 189
    /// faces, pairs of strangers begin at 0.499 (faces of 36 pixels), and pairs of one person in different photographs
    /// end at 0.48.
    package static let recognitionDistance = 0.5

    /// When the second nearest person is also near enough and not farther than the nearest by this much, nobody is
    /// named. A fifth of the recognition distance; noise, blur and another light move a face by about as much.
    package static let ambiguityMargin = 0.1

    /// Least side, in pixels of the picture, of a face that can be enrolled.
    package static let enrollmentSide = 40.0

    /// Least sharpness (see `FaceSharpness`) of a face that can be enrolled. A portrait blurred until it was 0.018 lay
    /// 0.51 from another picture of its owner, at 0.039 it lay at 0.46; sharp portraits have 0.4 and more.
    package static let enrollmentSharpness = 0.03
}
