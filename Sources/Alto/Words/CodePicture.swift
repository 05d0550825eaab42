extension Description {
    /// The codes' part of a picture of codes and nothing else: the quiet zone around a small code takes half of it.
    private static let leastShareOfCodes = 0.3
    /// What is written below a code.
    private static let mostWords = 12

    /// Whether the picture is of codes: by its looks alone it would be a screenshot, a page or a drawing. A photo of codes
    /// stays a photo.
    var isOfCodes: Bool {
        guard let first = codes.first?.box, people?.faces.isEmpty ?? true, appearance?.kind != .photo else {
            return false
        }
        guard (text?.content.split(whereSeparator: \.isWhitespace).count ?? 0) <= Self.mostWords else { return false }
        let boxes = codes.map(\.box)
        let left = boxes.reduce(first.x) { min($0, $1.x) }, top = boxes.reduce(first.y) { min($0, $1.y) }
        let right = boxes.reduce(0) { max($0, $1.x + $1.width) }, bottom = boxes.reduce(0) { max($0, $1.y + $1.height) }
        return Double(right - left) * Double(bottom - top) >= Self.leastShareOfCodes * Double(width) * Double(height)
    }

    /// The kind of picture as all observers together tell it.
    mutating func settleKind() {
        if appearance != nil, isOfCodes { appearance?.kind = .graphic }
    }
}
