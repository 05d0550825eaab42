import Alto
import AltoFaces
import AltoTesting
import Testing

@Suite struct FaceFinderTests {
    private static let finder = FaceDetector(cache: nil)

    private func faces(in sheet: Sheet) async throws -> [DetectedFace] {
        try await Self.finder.faces(in: try await sheet.picture.rasterForFaces())
    }

    @Test(arguments: [5, 63, 200])
    func `noise, plain areas and tiny pictures hold no face`(side: Int) async throws {
        #expect(try await faces(in: Sheet(width: side, height: side)).isEmpty)
        for grain in [1, 3, 9, 20] {
            #expect(try await faces(in: .noise(width: 2 * side, height: side, grain: grain, seed: 7)).isEmpty)
        }
    }

    @Test func `a strip of one pixel holds no face`() async throws {
        #expect(try await faces(in: Sheet(width: 3000, height: 1)).isEmpty)
        #expect(try await faces(in: Sheet(width: 1, height: 1)).isEmpty)
    }
}

@Suite(.enabled(if: Shared.isPresent, "the shared photographs are not here"))
struct FaceFinderOnPhotographsTests {
    private static let finder = FaceDetector(cache: nil)

    private func faces(in sheet: Sheet) async throws -> [DetectedFace] {
        try await Self.finder.faces(in: try await sheet.picture.rasterForFaces())
    }

    @Test(arguments: ["obama.jpg", "obama2.jpg", "biden.jpg", "astronaut.png"])
    func `a portrait holds one face, as it is, mirrored, tilted and dark`(name: String) async throws {
        let portrait = try await Sheet.shared(name, longestSide: 600)
        #expect(try await faces(in: portrait).count == 1)
        #expect(try await faces(in: portrait.mirrored).count == 1)
        #expect(try await faces(in: portrait.turned(byDegrees: 20)).count == 1)
        #expect(try await faces(in: portrait.turned(byDegrees: -20)).count == 1)
        #expect(try await faces(in: portrait.darkened(to: 0.15)).count == 1)
    }

    @Test(arguments: ["chelsea.png", "coffee.png", "rocket.jpg", "page.png"])
    func `a cat, a cup, a rocket and a page hold none`(name: String) async throws {
        let sheet = try await Sheet.shared(name)
        #expect(try await faces(in: sheet).isEmpty)
        #expect(try await faces(in: sheet.mirrored).isEmpty)
        #expect(try await faces(in: sheet.turned(byDegrees: 90)).isEmpty)
    }

    /// A portrait on its side, or upside down, held nobody.
    @Test(arguments: [90.0, 180, 270], ["obama.jpg", "astronaut.png"])
    func `a face that lies on its side or stands on its head is found`(degrees: Double, name: String) async throws {
        let portrait = try await Sheet.shared(name, longestSide: 600)
        let turned = portrait.turned(byDegrees: degrees)
        let raster = try await turned.picture.rasterForFaces()
        let found = try await Self.finder.facesInAnyTurn(in: raster)
        #expect(found.faces.count == 1 && found.quarterTurns > 0)
        let recognizer = FaceRecognizer(models: nil, gallery: EmptyGallery())
        guard case .people(let people) = try await recognizer.observe(turned.picture) else { return }
        // Where the face is, the picture is skin; and turned back the box is that of the upright face.
        let box = try #require(people.faces.first).box
        let upright = try #require(try await faces(in: portrait).first)
        let (x, y) = (Double(box.x) + Double(box.width) / 2, Double(box.y) + Double(box.height) / 2)
        let (cx, cy) = (Double(turned.width) / 2, Double(turned.height) / 2)
        let (ux, uy) = (
            upright.left + upright.side / 2 - Double(portrait.width) / 2,
            upright.top + upright.side / 2 - Double(portrait.height) / 2
        )
        let places = [(ux, uy), (-uy, ux), (-ux, -uy), (uy, -ux)]
        #expect(places.contains { abs($0.0 - (x - cx)) < 25 && abs($0.1 - (y - cy)) < 25 })
    }

    private struct EmptyGallery: Gallery {
        func people() async throws -> [Person] { [] }
    }

    @Test(arguments: ["chelsea.png", "coffee.png", "rocket.jpg", "page.png"])
    func `in no turn are a cat, a cup, a rocket and a page a face`(name: String) async throws {
        let raster = try await Sheet.shared(name).picture.rasterForFaces()
        #expect(try await Self.finder.facesInAnyTurn(in: raster).faces.isEmpty)
    }

    /// The box is where the face is: the astronaut's eyes and chin are inside it, her hair's top is not.
    @Test func `the box lies upon the face`() async throws {
        let face = try #require(try await faces(in: try await Sheet.shared("astronaut.png")).first)
        #expect((165...190).contains(face.left))
        #expect((65...95).contains(face.top))
        #expect((75...110).contains(face.side))
    }

    @Test func `a group is counted, and told in reading order`() async throws {
        var group = Sheet(width: 1000, height: 900)
        group.put(try await Sheet.shared("biden.jpg", longestSide: 420), x: 30, y: 20)
        group.put(try await Sheet.shared("obama.jpg", longestSide: 380), x: 320, y: 10)
        group.put(try await Sheet.shared("astronaut.png", longestSide: 300), x: 690, y: 30)
        group.put(try await Sheet.shared("obama2.jpg", longestSide: 400), x: 100, y: 460)
        group.put(try await Sheet.shared("astronaut.png", longestSide: 360).mirrored, x: 500, y: 500)
        let found = try await faces(in: group)
        #expect(found.count == 5)
        let middles = found.map { ($0.left + $0.side / 2, $0.top + $0.side / 2) }
        #expect(middles.prefix(3).allSatisfy { $0.1 < 450 } && middles.dropFirst(3).allSatisfy { $0.1 > 450 })
        #expect(middles[0].0 < middles[1].0 && middles[1].0 < middles[2].0 && middles[3].0 < middles[4].0)
    }

    @Test func `a face of forty pixels in a large picture is found`() async throws {
        var sheet = Sheet(width: 1000, height: 750, gray: 200)
        // Their faces are 0.23 of their height: 42 pixels.
        sheet.put(try await Sheet.shared("obama.jpg", longestSide: 185), x: 640, y: 410)
        sheet.put(try await Sheet.shared("obama2.jpg", longestSide: 185), x: 100, y: 60)
        #expect(try await faces(in: sheet).count == 2)
    }
}
