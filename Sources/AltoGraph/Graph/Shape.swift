/// The dimensions of a tensor, outermost first. `Shape.dynamic` (-1) stands for one that is known only at run time.
package struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
    package static let dynamic = -1

    package var dimensions: [Int]

    package init(_ dimensions: [Int]) { self.dimensions = dimensions }

    package init(arrayLiteral elements: Int...) { dimensions = elements }

    package var rank: Int { dimensions.count }

    /// The dimension on an axis, counted from the end when negative; 0 where there is no such axis.
    package subscript(axis: Int) -> Int {
        let index = axis < 0 ? rank + axis : axis
        return dimensions.indices.contains(index) ? dimensions[index] : 0
    }

    /// The number of elements; nil where a dimension is unknown or the product overflows.
    package var count: Int? {
        var product = 1
        for dimension in dimensions {
            guard dimension >= 0 else { return nil }
            let (next, overflow) = product.multipliedReportingOverflow(by: dimension)
            guard !overflow else { return nil }
            product = next
        }
        return product
    }

    package var description: String {
        "[" + dimensions.map { $0 == Self.dynamic ? "?" : String($0) }.joined(separator: ", ") + "]"
    }

    var dimensions64: [Int64] { dimensions.map(Int64.init) }
}
