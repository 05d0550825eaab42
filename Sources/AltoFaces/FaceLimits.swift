/// Every number that decides what counts as a face and whose it is, with where it comes from.
package enum FaceLimits {
    /// Longest side, in pixels, of what the detector searches; smaller pictures are enlarged up to twice. The least
    /// face is 36 pixels of an enlarged picture, 73 of any other, from brows to chin. At 1000 it takes a quarter of the
    /// time, but misses faces below a fourteenth of the picture and gives weaker answers to tilted ones (0.38 for the
    /// weakest of 108 variants of four portraits, against 0.43).
    package static let workingSide = 2000
    package static let greatestEnlargement = 2

    /// Where no face stands upright, the picture is turned and searched at this size: a tenth of the time for each turn.
    /// The least face that is found so is an eighth of the picture, as of somebody who held the camera sideways.
    package static let turnedWorkingSide = 640

    /// Faces whose side is less than this many pixels of the enlarged picture are near the least that the detector finds
    /// (73 to 80): where there are some, smaller ones are likely to have been missed.
    package static let smallSide = 105.0

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

    /// A second face in a picture that is as near to the same person as this is that person once more, in a mirror or on a
    /// wall. Pairs of strangers begin at 0.499, so another within the recognition distance may be one.
    package static let repetitionDistance = 0.4

    /// Least side, in pixels of the picture, of a face that can be enrolled.
    package static let enrollmentSide = 40.0

    /// Least sharpness (see `FaceSharpness`) of a face that can be enrolled. A portrait blurred until it was 0.018 lay
    /// 0.51 from another picture of its owner, at 0.039 it lay at 0.46; sharp portraits have 0.4 and more.
    package static let enrollmentSharpness = 0.03
}
