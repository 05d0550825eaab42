import AltoGraph
import Foundation

/// A monotonic spline of rational quadratic pieces between -bound and bound, the identity outside (Durkan et al., 2019,
/// "Neural spline flows", section 3.1).
struct RationalQuadraticSpline {
    let bins: Int
    let bound: Float

    /// The least width, height and derivative of a piece.
    private static let least: Float = 1e-3

    /// x for a given y.
    ///
    /// - Parameters:
    ///   - y: [1, length, 1].
    ///   - widths: not normalized, [1, length, bins], as are the heights.
    ///   - derivatives: at the inner knots, not normalized, [1, length, bins - 1].
    /// - Returns: [1, length, 1].
    func inverse(_ y: Node, widths: Node, heights: Node, derivatives: Node) -> Node {
        let (lefts, widths) = knots(widths)
        let (bottoms, heights) = knots(heights)
        // At both ends the derivative is 1, as outside.
        let end = Float(log(exp(1 - Double(Self.least)) - 1))
        let slopes = derivatives.padded(before: [0, 0, 1], after: [0, 0, 1], value: end).softplus() + Self.least

        let inside = y.clamp(Double(-bound), Double(bound))
        let lower = bottoms.lessOrEqual(to: inside).converted(to: .float32)
        // The topmost knot is never counted: y = bound belongs to the last piece.
        let piece = (lower.slice(0, bins, axis: 2).sum(axis: 2) - 1).converted(to: .int64)
        func here(_ values: Node) -> Node { values.gatherElements(piece, axis: 2) }

        let (width, height) = (here(widths), here(heights))
        let delta = here(heights / widths)
        let (slope, next) = (here(slopes), here(slopes.slice(1, bins + 1, axis: 2)))

        // Equations 6 to 8 of the paper's appendix: the root of a quadratic equation between 0 and 1.
        let rise = inside - here(bottoms)
        let bend = slope + next - delta * 2
        let a = height * (delta - slope) + rise * bend
        let b = height * slope - rise * bend
        let c = -(delta * rise)
        let discriminant = b * b - a * c * 4
        let root = (c * 2) / (-b - .operation("Maximum", [discriminant, .scalar(0)]).sqrt())
        return y.equal(to: inside).select(root * width + here(lefts), y)
    }

    /// - Returns: the knots, [1, length, bins + 1], and the pieces between them, [1, length, bins].
    private func knots(_ sizes: Node) -> (knots: Node, pieces: Node) {
        let shares = sizes.softmax() * (1 - Self.least * Float(bins)) + Self.least
        let inner = shares.cumsum(axis: 2).slice(0, bins - 1, axis: 2) * (2 * bound) + (-bound)
        let knots = inner.padded(before: [0, 0, 1], after: [0, 0, 0], value: -bound)
            .padded(before: [0, 0, 0], after: [0, 0, 1], value: bound)
        return (knots, knots.slice(1, bins + 1, axis: 2) - knots.slice(0, bins, axis: 2))
    }
}
