import Alto
import CAppearance

extension Appearance.Colour {
    private typealias Limit = AppearanceThresholds

    /// The main colours of a raster, largest share first.
    static func main(in raster: Raster) -> [Appearance.Colour] {
        let names = Name.allCases
        let cells = Int(CAPPEARANCE_CELLS)
        var counts = [Int32](repeating: 0, count: names.count * cells)
        unsafe raster.bytes.withUnsafeBufferPointer { pixels in
            unsafe Name.table.withUnsafeBufferPointer { table in
                unsafe counts.withUnsafeMutableBufferPointer { counts in
                    unsafe cappearance_colours(
                        pixels.baseAddress, Int32(raster.width), Int32(raster.height), table.baseAddress,
                        Int32(names.count), counts.baseAddress)
                }
            }
        }
        let area = Double(raster.width * raster.height)
        var all: [Appearance.Colour] = []
        for (index, name) in names.enumerated() {
            let places = counts[index * cells..<(index + 1) * cells].map { Double($0) }
            let share = places.reduce(0, +) / area
            let place = share > Limit.everywhereShare ? .everywhere : place(of: places)
            all.append(Appearance.Colour(name: name, share: share, place: place))
        }
        all.sort { $0.share > $1.share }
        let least = [0, Limit.secondColourShare] + Array(repeating: Limit.colourShare, count: Limit.mostColours - 2)
        return zip(all, least).filter { $0.share >= $1 }.map(\.0)
    }

    /// Where most of a colour lies.
    /// - Parameter cells: how much of it is in each cell of the grid, row by row.
    static func place(of cells: [Double]) -> Place {
        let total = cells.reduce(0, +)
        guard total > 0, cells.count == 9 else { return .everywhere }
        let grid: [Place] = [.topLeft, .top, .topRight, .left, .middle, .right, .bottomLeft, .bottom, .bottomRight]
        if let (place, most) = zip(grid, cells).max(by: { $0.1 < $1.1 }), most >= Limit.cellShare * total { return place }
        func share(_ indices: [Int]) -> Double { indices.reduce(0) { $0 + cells[$1] } / total }
        let sides: [(Place, Double)] = [
            (.top, share([0, 1, 2])), (.bottom, share([6, 7, 8])), (.left, share([0, 3, 6])), (.right, share([2, 5, 8])),
            (.middle, max(share([3, 4, 5]), share([1, 4, 7]))),
        ]
        guard let (side, most) = sides.max(by: { $0.1 < $1.1 }), most >= Limit.sideShare else { return .everywhere }
        return side
    }
}
