import Foundation

/// How likely a word is right, from the summed probability of its classes (Platt, 1999), as measured on the pictures of
/// Benchmarks/quality/labels.
///
/// The classifier was trained with smoothed labels and is surer than it says: of what it gives 0.6, nineteen in twenty
/// are right. A sum of many classes is mostly right earlier still, since they are confused with one another; but not
/// that of all animals, of which it sees some in every thicket. So each word has its trust
/// (`Tools/labels/everyday.tsv`).
package enum LabelCalibration {
    private static let slope = 8.77
    private static let intercept = -2.889

    package static func confidence(sum: Double, trust: Double) -> Double {
        guard sum.isFinite else { return 0 }
        return 1 / (1 + exp(-(slope * (min(1, max(0, sum)) + trust) + intercept)))
    }
}
