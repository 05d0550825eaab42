import Testing

@testable import AltoReading

@Suite struct OrientationTests {
    @Test(arguments: 0..<4)
    func `turning there and back gives the same box`(quarterTurns: Int) {
        let orientation = Orientation(quarterTurns: quarterTurns, width: 300, height: 200)
        let box = Rect(left: 10, top: 20, right: 60, bottom: 45)
        #expect(orientation.raster(orientation.turned(box)) == box)
        let corner = orientation.raster(
            Point(
                x: Double(orientation.turned(box).left),
                y: Double(orientation.turned(box).top)))
        #expect([10, 60].contains(corner.x) && [20, 45].contains(corner.y))
    }

    @Test func `text that runs downwards runs to the right once turned`() {
        let orientation = Orientation(quarterTurns: 1, width: 300, height: 200)
        let first = orientation.turned(Rect(left: 100, top: 10, right: 120, bottom: 30))
        let second = orientation.turned(Rect(left: 100, top: 40, right: 120, bottom: 60))
        #expect(first.right < second.left && first.top == second.top)
        #expect(orientation.raster(direction: Point(x: 1, y: 0)) == Point(x: 0, y: 1))
    }

    @Test func `a strip knows where its pixels come from`() {
        let components = (0..<12).map {
            Component(
                rect: Rect(left: 20 * $0, top: 100 + $0, right: 20 * $0 + 12, bottom: 114 + $0), area: 60, stroke: 2,
                foreground: 10, background: 200)
        }
        let crop = LineCrop(
            of: Line(components: components, isBright: false, level: 0),
            orientation: Orientation(quarterTurns: 0, width: 400, height: 300))
        let target = crop.target(components[5].rect)
        let back = crop.source(target)
        #expect(abs(back.left - 100) < 4 && abs(back.right - 112) < 4 && abs(back.top - 105) < 4)
        let head = crop.upsideDown
        let end = crop.source(u: Double(crop.width), v: 3), start = head.source(u: 0, v: Double(head.height) - 3)
        #expect(abs(end.x - start.x) < 1 && abs(end.y - start.y) < 1)
    }
}
