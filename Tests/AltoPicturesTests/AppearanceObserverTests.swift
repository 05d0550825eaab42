import Alto
import AltoPictures
import AltoTesting
import Foundation
import Testing

@Suite struct AppearanceObserverTests {
    private func shared(_ name: String) async throws -> Appearance {
        let bytes = try [UInt8](Data(contentsOf: Shared.picture(name)))
        let picture = try await PictureDecoder().decode(bytes)
        guard case .appearance(let appearance) = try await AppearanceObserver().observe(picture) else {
            throw CancellationError()
        }
        return appearance
    }

    @Test(
        .enabled(if: Shared.isPresent),
        arguments: ["astronaut.png", "chelsea.png", "coffee.png", "rocket.jpg", "obama.jpg", "obama2.jpg", "biden.jpg"])
    func `photographs are photographs and not blurred`(name: String) async throws {
        let appearance = try await shared(name)
        #expect(appearance.kind == .photo)
        #expect(appearance.quality.isEmpty)
        #expect(appearance.sharpness > 0.4)
    }

    @Test(.enabled(if: Shared.isPresent)) func `a photographed page is a document, not blurred`() async throws {
        let appearance = try await shared("page.png")
        #expect(appearance.kind == .document)
        #expect(appearance.quality.isEmpty)
    }

    @Test(arguments: [(0, 0, 0), (255, 255, 255), (128, 128, 128), (200, 30, 40), (20, 40, 160)])
    func `one colour is blank`(red: UInt8, green: UInt8, blue: UInt8) async throws {
        let appearance = try await Canvas((red, green, blue)).appearance()
        #expect(appearance.kind == .blank)
        #expect(appearance.colors.count == 1 && appearance.colors[0].share == 1)
        #expect(appearance.colors[0].position == .everywhere)
        #expect(appearance.sharpness == 0)
    }

    @Test func `the noise of a covered lens is blank and black`() async throws {
        var canvas = Canvas((4, 4, 5))
        canvas.noise(6)
        let appearance = try await canvas.appearance()
        #expect(appearance.kind == .blank)
        #expect(appearance.quality == [.black])
        #expect(appearance.brightness < 0.01)
    }

    @Test func `a photograph with a hundredth of the light is almost black`() async throws {
        var canvas = Canvas((60, 60, 60))
        canvas.photograph()
        #expect(try await canvas.appearance().quality.isEmpty)
        canvas.dim(0.18)
        let appearance = try await canvas.appearance()
        #expect(appearance.quality.first == .black)
        #expect((0.003...0.013).contains(appearance.brightness))
    }

    @Test func `little light is dark`() async throws {
        var canvas = Canvas((60, 60, 60))
        canvas.photograph()
        canvas.dim(0.4)
        #expect(try await canvas.appearance().quality == [.dark])
    }

    @Test func `blur and smear are noticed, also under noise`() async throws {
        var sharp = Canvas((90, 120, 110))
        sharp.photograph()
        #expect(try await sharp.appearance().kind == .photo)
        #expect(try await sharp.appearance().quality.isEmpty)
        var blurred = sharp
        blurred.blur(3)
        #expect(try await blurred.appearance().quality.contains(.blurred))
        #expect(try await blurred.appearance().kind == .photo)
        #expect(try await blurred.appearance().sharpness < sharp.appearance().sharpness)
        blurred.noise(5)
        #expect(try await blurred.appearance().quality.contains(.blurred))
        var smeared = Canvas((90, 120, 110))
        smeared.photograph(finest: 11)
        #expect(try await smeared.appearance().quality.isEmpty)
        smeared.smear(7)
        #expect(try await smeared.appearance().quality.contains(.blurred))
    }

    @Test func `a sharp subject before a soft background is not blurred`() async throws {
        var canvas = Canvas((90, 120, 110))
        canvas.photograph()
        var subject = canvas
        canvas.blur(6)
        subject.noise(4)
        var bytes = canvas.bytes
        for y in 90..<210 {
            let row = 3 * (y * canvas.width + 140)..<3 * (y * canvas.width + 260)
            bytes.replaceSubrange(row, with: subject.bytes[row])
        }
        let raster = try #require(Raster(width: canvas.width, height: canvas.height, bytes: bytes))
        let picture = Picture(width: 400, height: 300, facts: PictureFacts(format: "png", byteCount: 0)) { _ in raster }
        guard case .appearance(let appearance) = try await AppearanceObserver().observe(picture) else { return }
        #expect(!appearance.quality.contains(.blurred))
    }

    @Test func `a page of text is a document`() async throws {
        var canvas = Canvas(width: 360, height: 500, (250, 248, 240))
        canvas.text(40, 40, 280, lines: 28, (30, 30, 35))
        let appearance = try await canvas.appearance()
        #expect(appearance.kind == .document)
        #expect(appearance.quality.isEmpty)
    }

    @Test func `a window with bars, frames and text is a screenshot`() async throws {
        var canvas = Canvas(width: 480, height: 300, (250, 250, 250))
        canvas.fill(0, 0, 480, 20, (60, 90, 160))
        canvas.fill(0, 20, 100, 280, (226, 228, 234))
        canvas.text(8, 30, 86, lines: 18, (40, 40, 40))
        canvas.text(116, 40, 350, lines: 16, (30, 30, 30))
        canvas.fill(116, 270, 60, 20, (0, 120, 215))
        #expect(try await canvas.appearance().kind == .screenshot)
    }

    @Test func `shapes are a graphic, and its smooth gradient is not blur`() async throws {
        var canvas = Canvas(width: 480, height: 320, (255, 255, 255))
        for y in 0..<320 { canvas.fill(0, y, 480, 1, (40, UInt8(60 + y / 3), UInt8(120 + y / 3))) }
        #expect(try await canvas.appearance().kind == .graphic)
        canvas.disc(120, 110, radius: 70, (240, 200, 40))
        canvas.fill(280, 160, 120, 160, (160, 60, 40))
        let appearance = try await canvas.appearance()
        #expect(appearance.kind == .graphic)
        #expect(appearance.quality.isEmpty)
    }

    @Test func `colours are named with their share and place`() async throws {
        var canvas = Canvas(width: 300, height: 300, (240, 240, 240))
        canvas.fill(0, 0, 300, 100, (40, 90, 200))
        canvas.fill(200, 200, 100, 100, (200, 30, 30))
        let colors = try await canvas.appearance().colors
        #expect(colors.map(\.name) == [.white, .blue, .red])
        #expect(colors.map(\.position) == [.everywhere, .top, .bottomRight])
        #expect(abs(colors[1].share - 1.0 / 3) < 0.001)
    }

    @Test(arguments: ["twin.jpg", "twin.webp", "twin.gif", "twin.heic", "twin.avif", "orientation-6.png"])
    func `other formats look like their PNG twin`(name: String) async throws {
        func appearance(_ name: String) async throws -> Appearance? {
            guard case .appearance(let found) = try await AppearanceObserver().observe(Fixture.picture(name)) else {
                return nil
            }
            return found
        }
        let twin = try #require(try await appearance("twin.png"))
        let other = try #require(try await appearance(name))
        #expect(other.kind == twin.kind)
        #expect(other.quality == twin.quality)
        #expect(other.colors.map(\.name) == twin.colors.map(\.name))
        #expect(other.colors.map(\.position) == twin.colors.map(\.position))
    }

    /// A card in navy was "almost black, the lens may be covered".
    @Test func `a navy card is blue, not a covered lens`() async throws {
        let plain = try await Canvas((8, 12, 48)).appearance()
        #expect(!plain.quality.contains(.black) && plain.colors.first?.name == .blue)
        var lens = Canvas((2, 2, 2))
        lens.noise(2)
        #expect(try await lens.appearance().quality == [.black])
    }

    /// A red motorcycle in a garage was "gray and brown", an orange dahlia "turquoise, black and brown".
    @Test func `the one vivid color comes first, however much gray there is`() async throws {
        var garage = Canvas((140, 138, 135))
        garage.fill(0, 200, 400, 100, (110, 90, 75))
        garage.disc(200, 150, radius: 45, (190, 25, 25))
        let red = try await garage.appearance().colors
        #expect(red.first?.name == .red && red.first?.position == .middle && red.contains { $0.name == .gray })
        var dahlia = Canvas((20, 55, 50))
        dahlia.disc(200, 150, radius: 60, (225, 165, 95))
        dahlia.disc(200, 150, radius: 35, (225, 110, 40))
        #expect(try await dahlia.appearance().colors.first?.name == .orange)
    }

    @Test func `windows over a photograph are a screenshot`() async throws {
        var desktop = Canvas(width: 640, height: 400, (90, 90, 90))
        desktop.photograph()
        #expect(try await desktop.appearance().kind == .photo)
        for (x, y) in [(40, 40), (330, 90)] {
            desktop.fill(x, y, 270, 250, (250, 250, 250))
            desktop.fill(x, y, 270, 20, (60, 60, 70))
            desktop.text(x + 10, y + 30, 240, lines: 14, (20, 20, 20))
        }
        desktop.fill(0, 375, 640, 25, (30, 30, 36))
        #expect(try await desktop.appearance().kind == .screenshot)
    }

    @Test(arguments: [64, 256])
    func `an icon is a graphic`(side: Int) async throws {
        var icon = Canvas(width: side, height: side, (250, 250, 250))
        for bar in 1...3 { icon.fill(side / 5, bar * side / 4 - side / 20, 3 * side / 5, side / 10, (20, 20, 20)) }
        #expect(try await icon.appearance().kind == .graphic)
    }
}
