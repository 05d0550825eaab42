import Alto
import CAppearance

extension Appearance.Color {
    private typealias Limit = AppearanceThresholds

    /// The main colours of a raster, largest share first.
    static func main(in raster: Raster) -> [Appearance.Color] {
        let names = Name.allCases
        let cells = Int(CAPPEARANCE_CELLS)
        var counts = [Int32](repeating: 0, count: names.count * cells)
        unsafe raster.bytes.withUnsafeBufferPointer { pixels in
            unsafe Name.table.withUnsafeBufferPointer { table in
                unsafe counts.withUnsafeMutableBufferPointer { counts in
                    unsafe cappearance_colors(
                        pixels.baseAddress, Int32(raster.width), Int32(raster.height), table.baseAddress,
                        Int32(names.count), counts.baseAddress)
                }
            }
        }
        let area = Double(raster.width * raster.height)
        var all: [Appearance.Color] = []
        for (index, name) in names.enumerated() {
            let positions = counts[index * cells..<(index + 1) * cells].map { Double($0) }
            let share = positions.reduce(0, +) / area
            let position = share > Limit.everywhereShare ? .everywhere : position(of: positions)
            all.append(Appearance.Color(name: name, share: share, position: position))
        }
        all.sort { $0.share > $1.share }
        let least = [0, Limit.secondColorShare] + Array(repeating: Limit.colorShare, count: Limit.mostColors - 2)
        return zip(all, least).filter { $0.share >= $1 }.map(\.0)
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
