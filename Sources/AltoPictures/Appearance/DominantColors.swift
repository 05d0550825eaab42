import Alto
import CAppearance

extension Appearance.Color {
    private typealias Limit = AppearanceThresholds

    /// The main colours of a raster: first the one that stands out, if there is one, then by their share.
    static func main(in raster: Raster) -> [Appearance.Color] {
        let cells = Int(CAPPEARANCE_CELLS)
        var counts = [Int32](repeating: 0, count: Name.classCount * cells)
        unsafe raster.bytes.withUnsafeBufferPointer { pixels in
            unsafe Name.classes.withUnsafeBufferPointer { classes in
                unsafe counts.withUnsafeMutableBufferPointer { counts in
                    unsafe cappearance_colors(
                        pixels.baseAddress, Int32(raster.width), Int32(raster.height), classes.baseAddress,
                        Int32(Name.classCount), counts.baseAddress)
                }
            }
        }
        let area = Double(raster.width * raster.height)
        func cellsOf(_ index: Int) -> [Double] {
            counts[index * cells..<(index + 1) * cells].map { Double($0) / area }
        }
        let lightBrown = cellsOf(Name.lightBrown)
        let orange = Name.allCases.firstIndex(of: .orange).map { cellsOf(2 * $0 + 1).reduce(0, +) } ?? 0
        let light: Name = orange >= Limit.orangeBesideBrown * lightBrown.reduce(0, +) ? .orange : .brown
        var all: [Appearance.Color] = []
        var vivid: [Name: Double] = [:]
        for (index, name) in Name.allCases.enumerated() {
            let (dull, strong) = (cellsOf(2 * index), cellsOf(2 * index + 1))
            let extra = name == light ? lightBrown : []
            let positions = dull.indices.map { dull[$0] + strong[$0] + ($0 < extra.count ? extra[$0] : 0) }
            vivid[name] = strong.reduce(0, +) + (name == light && light == .orange ? lightBrown.reduce(0, +) : 0)
            let share = positions.reduce(0, +)
            let position = share > Limit.everywhereShare ? .everywhere : position(of: positions)
            all.append(Appearance.Color(name: name, share: share, position: position))
        }
        all.sort { $0.share > $1.share }
        let least = [0, Limit.secondColorShare] + Array(repeating: Limit.colorShare, count: Limit.mostColors - 2)
        var main = zip(all, least).filter { $0.share >= $1 }.map(\.0)
        if let name = standout(vivid), let color = all.first(where: { $0.name == name }),
            color.share < Limit.standoutMost
        {
            main.removeAll { $0.name == name }
            main.insert(color, at: 0)
        }
        return Array(main.prefix(Limit.mostColors))
    }

    /// The one vivid colour of a picture that has little else that is vivid: what people name it by, though gray surrounds it.
    private static func standout(_ vivid: [Name: Double]) -> Name? {
        guard let (name, share) = vivid.max(by: { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }) else {
            return nil
        }
        let isAlone = share >= Limit.standoutOfVivid * vivid.values.reduce(0, +)
        return share >= Limit.standoutShare && isAlone && name != .brown ? name : nil
    }

    /// Where most of a colour lies.
    /// - Parameter cells: how much of it is in each cell of the grid, row by row.
    static func position(of cells: [Double]) -> Position {
        let total = cells.reduce(0, +)
        guard total > 0, cells.count == 9 else { return .everywhere }
        let grid: [Position] = [.topLeft, .top, .topRight, .left, .middle, .right, .bottomLeft, .bottom, .bottomRight]
        if let (position, most) = zip(grid, cells).max(by: { $0.1 < $1.1 }), most >= Limit.cellShare * total {
            return position
        }
        func share(_ indices: [Int]) -> Double { indices.reduce(0) { $0 + cells[$1] } / total }
        let sides: [(Position, Double)] = [
            (.top, share([0, 1, 2])), (.bottom, share([6, 7, 8])), (.left, share([0, 3, 6])),
            (.right, share([2, 5, 8])),
            (.middle, max(share([3, 4, 5]), share([1, 4, 7]))),
        ]
        guard let (side, most) = sides.max(by: { $0.1 < $1.1 }), most >= Limit.sideShare else { return .everywhere }
        return side
    }
}
