import Alto
import AltoTesting
import Testing

@Suite struct SpokenTextTests {
    @Test(arguments: [
        ("See https://www.example.org/menu/7?x=1.", "See example.org."),
        ("(http://a.example)", "(a.example)"),
        ("EAN 4006381333931", "EAN 4 0 0, 6 3 8, 1 3 3, 3 9 3 1"),
        ("Call 0123456", "Call 0 1 2, 3 4 5 6"),
        ("In 2026, 12 people", "In 2026, 12 people"),
        ("<speak>hi</speak> [[h@'loU]]", "speak hi /speak h@'loU"),
        ("a\u{0}b\u{1B}[1m c\u{200B}d", "ab 1m cd"),
        ("  spaced \n out ", "spaced out"),
        ("Grüße, 世界 👩‍👩‍👧", "Grüße, 世界 👩‍👩‍👧"),
        ("", ""),
    ])
    func `text is cleaned for a voice`(text: String, expected: String) {
        #expect(SpokenText.clean(text) == expected)
    }

    /// "<" under an accent is another `Character` than "<", and stayed.
    @Test func `nothing is left that an engine would follow`() {
        #expect(SpokenText.clean("[\u{301}[\u{301}h@\u{301}]<\u{338}b>") == "\u{301} \u{301}h@\u{301} \u{338}b")
        for text in HostileTexts.random(200, seed: 2) {
            let clean = SpokenText.clean(text)
            #expect(
                !clean.unicodeScalars.contains {
                    "<>[]{}|\\^~*_`#".unicodeScalars.contains($0) || $0.properties.generalCategory == .control
                })
            if !text.contains("://") {
                #expect(HostileTexts.letters(clean) == HostileTexts.letters(PrintableText.clean(text)))
            }
        }
    }

    /// 100 kB of digits took 14 s: what was left was counted again for each group.
    @Test(.timeLimit(.minutes(1)), arguments: ["9", ".", "\u{301}\u{316}\u{334}", "🇩", "http://"])
    func `a megabyte of the same ends`(unit: String) {
        #expect(SpokenText.clean(HostileTexts.long(unit, bytes: 1_000_000)).utf8.count <= 3_000_000)
    }

    @Test func `groups of digits end with three or four`() {
        for count in 7..<30 {
            let groups = SpokenText.clean(String(repeating: "7", count: count)).split(separator: ", ").map {
                $0.filter { $0 == "7" }.count
            }
            #expect(
                groups.reduce(0, +) == count && groups.dropLast().allSatisfy { $0 == 3 }
                    && (2...4).contains(groups.last ?? 0))
        }
    }
}
