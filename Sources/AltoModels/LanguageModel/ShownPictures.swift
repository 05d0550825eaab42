import AltoGraph

/// Pictures beside a text, and which of its words see which: each the last picture that was shown before it, or none.
struct ShownPictures {
    /// Of all pictures, [1, rows, pictureSize].
    let features: Tensor
    /// Where in the text each picture is shown.
    private let positions: [Int]
    private let rowsPerPicture: Int

    /// - Parameters:
    ///   - features: [rows, width], as many rows for each picture.
    ///   - positions: where in the text each is shown, the first one first.
    init(_ features: [Float] = [], at positions: [Int] = [], width: Int) {
        let rows = positions.isEmpty ? 0 : features.count / width / positions.count
        self.positions = rows > 0 ? positions : []
        rowsPerPicture = rows
        // Where there is no picture there is one row that nobody sees: a graph wants something to look at.
        self.features = Tensor(features, [1, max(1, rows * positions.count), width])
    }

    /// What is added to the scores of some of the text's positions, and whether they see anything. Who sees nothing may
    /// look at all and is told nothing of it: with all shut out, a bfloat16 softmax would divide by nothing.
    func mask(_ range: Range<Int>) -> (mask: Tensor, sees: Tensor) {
        let rows = features.shape[1]
        // The number of a picture, behind how many were shown.
        let seen = range.map { position in positions.count { $0 <= position } - 1 }
        let mask = Tensor.floats([1, 1, range.count, rows]) { mask in
            for (row, picture) in seen.enumerated() {
                for column in 0..<rows where picture >= 0 && column / rowsPerPicture != picture {
                    mask[row * rows + column] = -.greatestFiniteMagnitude
                }
            }
        }
        return (mask, Tensor(seen.map { $0 < 0 ? Float(0) : 1 }, [1, range.count, 1]))
    }
}
