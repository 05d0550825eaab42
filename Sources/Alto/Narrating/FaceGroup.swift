/// The faces of a picture as they are told: each person once, and where they are only where that helps.
struct FaceGroup {
    /// Those who stand in a row from left to right, others in reading order; whoever is known once.
    let faces: [Face]
    let isAtLeast: Bool
    /// They stand side by side.
    let isRow: Bool
    private let size: (width: Int, height: Int)

    /// A row of more is a crowd: nobody keeps their order in mind.
    private static let longestRow = 6

    init(in description: Description) {
        var seen: Set<String> = []
        // A mirror or a photo on a wall shows the same person again.
        let each = (description.people?.faces ?? []).filter { face in face.name.map { seen.insert($0).inserted } ?? true
        }
        isAtLeast = description.people?.isAtLeast ?? false
        size = (description.width, description.height)
        isRow = each.allSatisfy { face in
            each.allSatisfy { abs($0.middle.y - face.middle.y) < ($0.box.height + face.box.height) / 2 }
        }
        faces = isRow ? each.sorted { $0.middle.x < $1.middle.x } : each
    }

    var names: [String] { faces.compactMap(\.name).map { PrintableText.clean($0) } }
    var others: Int { faces.count { $0.name == nil } }

    /// Known and unknown people side by side: who of them is who, only their order tells.
    var tellsRow: Bool { isRow && (2...Self.longestRow).contains(faces.count) && !names.isEmpty && others > 0 }

    /// From left to right; that a face is high or low in the picture, or that all are in its middle, is of no use.
    var positions: [Position] {
        let columns = faces.map { face -> Position in
            switch Position(of: face.box, inWidth: size.width, height: size.height) {
            case .topLeft, .left, .bottomLeft: .left
            case .topRight, .right, .bottomRight: .right
            case .middle: .middle
            case .top, .bottom, .everywhere: faces.count == 1 ? .everywhere : .middle
            }
        }
        let tellsNothing = faces.count > 1 && columns.allSatisfy { $0 == .middle }
        return tellsNothing || tellsRow ? columns.map { _ in .everywhere } : columns
    }
}

extension Face {
    fileprivate var middle: (x: Int, y: Int) { (box.x + box.width / 2, box.y + box.height / 2) }
}
