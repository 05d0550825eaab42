import Testing

@testable import AltoReading

@Suite struct TurnTests {
    @Test(arguments: 0..<4)
    func `turning there and back gives the same box`(quarters: Int) {
        let turn = Turn(quarters: quarters, width: 300, height: 200)
        let box = Span(left: 10, top: 20, right: 60, bottom: 45)
        #expect(turn.raster(turn.turned(box)) == box)
        let corner = turn.raster(Point(x: Double(turn.turned(box).left), y: Double(turn.turned(box).top)))
        #expect([10, 60].contains(corner.x) && [20, 45].contains(corner.y))
    }

    @Test func `text that runs downwards runs to the right once turned`() {
        let turn = Turn(quarters: 1, width: 300, height: 200)
        let first = turn.turned(Span(left: 100, top: 10, right: 120, bottom: 30))
        let second = turn.turned(Span(left: 100, top: 40, right: 120, bottom: 60))
        #expect(first.right < second.left && first.top == second.top)
        #expect(turn.raster(direction: Point(x: 1, y: 0)) == Point(x: 0, y: 1))
    }

    @Test func `a strip knows where its pixels come from`() {
        let pieces = (0..<12).map {
            Piece(span: Span(left: 20 * $0, top: 100 + $0, right: 20 * $0 + 12, bottom: 114 + $0), area: 60, stroke: 2, ink: 10, paper: 200)
        }
        let strip = Strip(of: Line(pieces: pieces, isBright: false, level: 0), turn: Turn(quarters: 0, width: 400, height: 300))
        let place = strip.place(pieces[5].span)
        let back = strip.source(place)
        #expect(abs(back.left - 100) < 4 && abs(back.right - 112) < 4 && abs(back.top - 105) < 4)
        let head = strip.onItsHead
        let end = strip.source(u: Double(strip.width), v: 3), start = head.source(u: 0, v: Double(head.height) - 3)
        #expect(abs(end.x - start.x) < 1 && abs(end.y - start.y) < 1)
    }
}
