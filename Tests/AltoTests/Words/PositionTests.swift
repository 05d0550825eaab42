import Alto
import Testing

@Suite struct PositionTests {
    @Test(arguments: [
        (Box(x: 0, y: 0, width: 10, height: 10), Position.topLeft),
        (Box(x: 40, y: 40, width: 20, height: 20), .middle),
        (Box(x: 90, y: 90, width: 10, height: 10), .bottomRight),
        (Box(x: 40, y: 0, width: 20, height: 30), .top),
    ])
    func `a box lies in the cell that holds its middle`(box: Box, position: Position) {
        #expect(Position(of: box, inWidth: 100, height: 100) == position)
    }
}
