import Alto
import Testing

@testable import AltoPictures

@Suite struct ColorNameTests {
    private func name(_ hex: Int) -> Appearance.Color.Name {
        Appearance.Color.Name(
            PerceivedColor(red: Double(hex >> 16), green: Double(hex >> 8 & 255), blue: Double(hex & 255)))
    }

    @Test(arguments: [
        (0x000000, "black"), (0x0A0A0C, "black"), (0xFFFFFF, "white"), (0xF5F5DC, "white"), (0xF0F8FF, "white"),
        (0x808080, "grey"), (0x708090, "grey"), (0xC0C0C0, "grey"), (0xFF0000, "red"), (0xDC143C, "red"),
        (0x8B0000, "red"), (0xB22222, "red"), (0x722F37, "red"), (0xFFA500, "orange"), (0xFF8C00, "orange"),
        (0xED9121, "orange"), (0xFF7518, "orange"), (0xFFFF00, "yellow"), (0xFFD700, "yellow"), (0xF0E68C, "yellow"),
        (0x00FF00, "green"), (0x008000, "green"), (0x556B2F, "green"), (0x228B22, "green"), (0x40E0D0, "turquoise"),
        (0x008080, "turquoise"), (0x00FFFF, "turquoise"), (0x0000FF, "blue"), (0x000080, "blue"), (0x87CEEB, "blue"),
        (0x4682B4, "blue"), (0x800080, "purple"), (0x4B0082, "purple"), (0x8A2BE2, "purple"), (0xFFC0CB, "pink"),
        (0xFF69B4, "pink"), (0xFF1493, "pink"), (0x8B4513, "brown"), (0xA0522D, "brown"), (0x5C4033, "brown"),
        (0xD2B48C, "brown"),
    ])
    func `CSS colours have the names that people give them`(hex: Int, expected: String) {
        #expect(name(hex).rawValue == expected)
    }

    @Test(arguments: [
        0xFFDBAC, 0xF1C27D, 0xE0AC69, 0xC68642, 0x8D5524, 0xE59D7E, 0xC29074, 0x936251, 0x7B492F, 0x34241F,
    ])
    func `skin is neither orange nor red`(hex: Int) {
        #expect(name(hex) != .orange && name(hex) != .red)
    }

    @Test(arguments: [0x3B2A1A, 0x4A2C20, 0x5A3825, 0x40281C])
    func `dark brown is not red`(hex: Int) {
        #expect([.brown, .black].contains(name(hex)))
    }

    @Test func `a colour lies where most of it is`() {
        func position(_ cells: [Double]) -> Position { Appearance.Color.position(of: cells) }
        #expect(position([1, 1, 1, 1, 1, 1, 1, 1, 1]) == .everywhere)
        #expect(position([0, 0, 9, 0, 0, 1, 0, 0, 0]) == .topRight)
        #expect(position([3, 3, 3, 0, 1, 0, 0, 0, 0]) == .top)
        #expect(position([0, 1, 3, 0, 0, 3, 0, 0, 3]) == .right)
        #expect(position([0, 0, 0, 0, 0, 0, 0, 0, 0]) == .everywhere)
    }
}
