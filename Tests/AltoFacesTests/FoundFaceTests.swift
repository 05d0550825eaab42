import Alto
import AltoFaces
import Testing

@Suite struct FoundFaceTests {
    private func face(_ left: Double, _ top: Double, side: Double = 100) -> DetectedFace {
        DetectedFace(left: left, top: top, side: side, score: 1)
    }

    @Test func `faces that are roughly level are one row, from the left`() {
        let faces = [face(500, 0), face(0, 40), face(250, 20), face(300, 200), face(10, 230)]
        #expect(
            [faces[3], faces[0], faces[4], faces[1], faces[2]].inReadingOrder.map(\.left) == [0, 250, 500, 10, 300])
    }

    @Test func `a box is in pixels of the picture, and inside it`() throws {
        let raster = try #require(Raster(width: 200, height: 100, bytes: [UInt8](repeating: 0, count: 60_000)))
        let picture = Picture(
            width: 800, height: 400, facts: PictureFacts(format: "png", byteCount: 1), look: { _ in raster })
        #expect(
            DetectedFace(left: -10, top: 60, side: 80, score: 1).box(in: raster, of: picture)
                == Box(x: 0, y: 240, width: 280, height: 160))
    }
}
